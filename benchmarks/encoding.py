"""Speed and memory of sentence encoders: transformers against CTranslate2, batches against single sentences.

    python benchmarks/encoding.py [--small] [--texts N] [--vocabulary N]

The weights are random, at the shape of LaBSE (or, with ``--small``, of a tiny model), for none are shipped: what is
measured does not depend on them. Seconds are of the processor, in one run and with one thread; where there is a CUDA
device its throughput is measured too. ``--small`` runs all in one process, so that the libraries are loaded once, and
measures no memory. ``--data`` is taken and not needed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
from _random_encoder import LABSE, SMALL, Shape, made_up_texts, save_encoder
from _report import Part
from _runs import in_own_process
from rich.console import Console
from ushtil.models.convert import convert
from ushtil.models.encoder import SentenceEncoder
from ushtil.models.grid import Cells
from ushtil.models.hub import located

#: More sentences for a GPU, which is done with a few hundred before it is warm.
_TIMES_ON_GPU = 64
#: So many sentences to a batch where they come as they are.
_UNSORTED = 32
#: Runs a function and tells its peak memory in MB, as text.
Run = Callable[..., tuple[Any, str]]


def alone(function: Callable[..., Any], *arguments: object) -> tuple[Any, str]:
    """The result, and the peak memory of a process of its own."""
    found, peak = in_own_process(function, *arguments)
    return found, f"{peak:,.0f}"


def here(function: Callable[..., Any], *arguments: object) -> tuple[Any, str]:
    """The result; the memory of this process says nothing of one function."""
    return function(*arguments), ""


def encoded(folder: str, texts: Sequence[str], at_once: int, longest_first: bool, cache: str) -> tuple[Cells, float]:
    """The vectors, and the seconds that they took once the model was loaded."""
    import torch

    os.environ["USHTIL_CACHE"] = cache
    torch.set_num_threads(1)
    encoder = SentenceEncoder(located(folder))
    encoder.encode(texts[:1])
    order = sorted(range(len(texts)), key=lambda n: -len(texts[n])) if longest_first else list(range(len(texts)))
    start = process_time()
    found = [encoder.encode([texts[n] for n in order[k : k + at_once]]) for k in range(0, len(order), at_once)]
    seconds = process_time() - start
    return np.concatenate(found)[np.argsort(order)], seconds


def converted(folder: str, quantization: str, cache: str) -> float:
    """The seconds that it took to convert the model."""
    os.environ["USHTIL_CACHE"] = cache
    start = process_time()
    convert(located(folder), "float32" if quantization == "float32" else "int8")
    return process_time() - start


def on_processor(folder: str, texts: Sequence[str], shape: Shape, place: Path, run: Run) -> Part:
    """Seconds and memory of each way, the first one the measure of the others."""
    ways = [
        ("transformers, sorted batches", "", len(texts), True),
        (f"transformers, batches of {_UNSORTED} as they come", "", _UNSORTED, False),
        ("transformers, one at a time", "", 1, False),
    ]
    if find_spec("ctranslate2"):
        ways += [(f"CTranslate2 {kind}, sorted batches", kind, len(texts), True) for kind in ("float32", "int8")]
    rows = []
    measure: tuple[Cells, float] | None = None
    for name, kind, at_once, longest_first in ways:
        cache = str(place / (kind or "none"))
        if kind:
            run(converted, folder, kind, cache)
        (vectors, seconds), peak = run(encoded, folder, texts, at_once, longest_first, cache)
        measure = measure or (vectors, seconds)
        cosine = float((vectors * measure[0]).sum(axis=1).min())
        ratio = measure[1] / seconds
        rows.append((name, f"{len(texts) / seconds:.1f}", f"{ratio:.2f}", peak, f"{cosine:.4f}"))
    note = (
        f"{len(texts)} made-up sentences of 2 to 120 tokens, one thread. Memory is the peak of the process, libraries "
        "and weights included; the last column is the least cosine with the vector of the first row."
    )
    header = ("way", "sentences per CPU second", "times as fast", "peak MB", "least cosine")
    return Part(f"Encoding at the shape {shape}", note, header, rows)


def on_gpu(folder: str, texts: Sequence[str], shape: Shape) -> Part | None:
    """Throughput of a CUDA device in half precision; None where there is none."""
    import torch

    if not torch.cuda.is_available():
        return None
    encoder = SentenceEncoder(located(folder), "cuda")
    many = [text for _ in range(_TIMES_ON_GPU) for text in texts]
    encoder.encode(many[: encoder.at_once])
    torch.cuda.synchronize()
    start = perf_counter()
    encoder.encode(many)
    seconds = perf_counter() - start
    memory = torch.cuda.max_memory_allocated() / 2**20
    row = (torch.cuda.get_device_name(), f"{len(many) / seconds:,.0f}", f"{memory:,.0f}")
    note = f"{len(many):,} sentences, tokenization included, half precision."
    return Part(f"Encoding on a GPU at the shape {shape}", note, ("device", "sentences per second", "peak MB"), [row])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed")
    parser.add_argument("--small", action="store_true", help="a tiny model, in one process, to see that it runs")
    parser.add_argument("--texts", type=int, default=128, help="how many sentences")
    parser.add_argument(
        "--vocabulary", type=int, help="fewer pieces than LaBSE's half a million, where memory is short"
    )
    options = parser.parse_args()
    shape = SMALL if options.small else LABSE
    shape = replace(shape, vocabulary=options.vocabulary or shape.vocabulary)
    texts = made_up_texts(options.texts, shape)
    console = Console(width=120)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
        os.environ["OMP_NUM_THREADS"] = "1"  # CTranslate2 would take all, and count the seconds that they wait
        run = here if options.small else alone
        run(save_encoder, shape, place / "encoder")
        on_processor(str(place / "encoder"), texts, shape, place, run).show(console)
        if part := on_gpu(str(place / "encoder"), texts, shape):
            part.show(console)


if __name__ == "__main__":
    main()
