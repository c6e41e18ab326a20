"""Speed, memory and disk of translation through transformers and through CTranslate2, at the shape of NLLB-600M.

    python benchmarks/translation.py [--small] [--threads 1]

Weights are random and decoding has a fixed length, so that both do the same work; what is written means nothing. Each
library has a process of its own, one after the other; CPU seconds are those of all its threads. With more than one
thread they tell little on a busy machine, for threads that wait for each other count too. The copy is the one that
``ushtil models convert`` makes. Where there is a CUDA device, its throughput is measured too.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from _nllb_shape import build
from _report import Part
from _translation_cost import SOURCE, TARGET, Costs, Way, costs, disk, peak
from rich.console import Console
from ushtil.models.ct2_placement import threads
from ushtil.models.hub import located

SLOW, FAST = "transformers fp32", "CTranslate2 int8"
WAYS = (Way(1, 16, 16), Way(4, 16, 16), Way(4, 1, 4))
GPU_WAYS = (Way(1, 128, 1024), Way(4, 128, 1024))


def main() -> None:
    """Make the model and its copy, and print the tables."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--data", type=Path, help="taken and not needed: the texts are those of the package")
    arguments.add_argument("--small", action="store_true", help="a model of 60 million parameters, for a quick look")
    arguments.add_argument("--threads", type=int, default=1)
    options = arguments.parse_args()
    shape = "small" if options.small else "NLLB-600M"
    os.environ["OMP_NUM_THREADS"] = str(options.threads)  # for the processes to come
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["USHTIL_CACHE"] = str(Path(scratch) / "cache")
        original = Path(scratch) / "model"
        original.mkdir()
        alone(build, original, shape)
        copy, seconds, memory = alone(converted, original)
        slow = alone(costs, "transformers", original, "cpu", WAYS)
        fast = alone(costs, "CTranslate2", copy, "cpu", WAYS)
        console = Console(width=130)
        console.print(f"{shape}, random weights")
        speed(slow, fast).show(console)
        room(original, copy, slow, fast, (seconds, memory)).show(console)
        if _has_cuda():
            gpu(original, copy).show(console)


def alone(work: Callable[..., Any], *arguments: object) -> Any:
    """What ``work`` gives in a new process, whose memory and time are its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def converted(original: Path) -> tuple[Path, float, float]:
    """The copy, the CPU seconds of making it, and the peak memory in GB."""
    from ushtil.models.convert import convert

    start = time.process_time()
    folder = convert(located(str(original)), "int8")
    return folder, time.process_time() - start, peak()


def speed(slow: Costs, fast: Costs) -> Part:
    """Seconds a sentence of both libraries, each way."""
    rows = []
    for way, slower, faster in zip(WAYS, slow.ways, fast.ways, strict=True):
        for name, found, ratio in ((SLOW, slower, ""), (FAST, faster, f"{slower.cpu / faster.cpu:.2f}")):
            rows.append((_named(way), name, f"{found.cpu:.2f}", f"{found.wall:.2f}", ratio))
    return Part(
        "Speed on the processor",
        f"{SOURCE} source and {TARGET} target tokens a sentence, threads: {threads()}; seconds a sentence.",
        ("way", "library", "CPU", "wall", "times less CPU"),
        rows,
    )


def room(original: Path, copy: Path, slow: Costs, fast: Costs, making: tuple[float, float]) -> Part:
    """Disk and memory of both, and what converting takes."""
    rows = [
        (name, f"{disk(folder):.2f}", f"{found.loaded:.2f}", f"{found.peak:.2f}", "")
        for name, folder, found in ((SLOW, original, slow), (FAST, copy, fast))
    ]
    rows.append(("converting", "", "", f"{making[1]:.2f}", f"{making[0]:.0f}"))
    note = "In GB; memory is that of the process, of which Python and the libraries take some."
    return Part("Room", note, ("what", "disk", "memory, loaded", "at its peak", "CPU s"), rows)


def gpu(original: Path, copy: Path) -> Part:
    """Sentences a second on a CUDA device."""
    found = {
        "transformers fp16": alone(costs, "transformers", original, "cuda", GPU_WAYS),
        "CTranslate2 int8_float16": alone(costs, "CTranslate2", copy, "cuda", GPU_WAYS),
    }
    rows = [
        (_named(way), name, f"{1 / found[name].ways[k].wall:.0f}") for k, way in enumerate(GPU_WAYS) for name in found
    ]
    return Part("Throughput on a GPU", "By the clock.", ("way", "library", "sentences/s"), rows)


def _named(way: Way) -> str:
    return f"{way.beams} beam{'s' if way.beams > 1 else ''}, {way.at_once} at once"


def _has_cuda() -> bool:
    import torch

    return torch.cuda.is_available()


if __name__ == "__main__":
    main()
