"""Translation of sentences of one length by either library, and what it costs."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from _nllb_shape import sources
from ushtil.models.ct2_placement import placement, threads
from ushtil.models.hub import located
from ushtil.models.loading import configuration
from ushtil.models.translation.ct2_folder import vocabulary
from ushtil.models.translation.tokens import Tokens

#: Tokens of each sentence and of its translation.
SOURCE, TARGET = 31, 24
Generate = Callable[[list[list[int]], int], object]


@dataclass(frozen=True)
class Way:
    """How sentences are translated: with so many beams, so many at once, so many of them."""

    beams: int
    at_once: int
    sentences: int


@dataclass(frozen=True)
class Cost:
    """Seconds for each sentence, of the processor (all its threads) and of the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Costs:
    """What one library takes each way; memory in GB of its process, with the model loaded and at its peak."""

    ways: list[Cost]
    loaded: float
    peak: float


def costs(library: str, folder: Path, device: str, ways: Sequence[Way]) -> Costs:
    """What each way costs with a model that is loaded once; a first sentence makes sure that it is."""
    generate = GENERATORS[library](folder, device)
    texts = sources(Tokens(located(str(folder))), max(way.sentences for way in ways), SOURCE)
    generate(texts[:1], 1)
    loaded, found = resident(), []
    for way in ways:
        cpu, wall = time.process_time(), time.perf_counter()
        for k in range(0, way.sentences, way.at_once):
            generate(texts[k : min(k + way.at_once, way.sentences)], way.beams)
        spent = time.process_time() - cpu, time.perf_counter() - wall
        found.append(Cost(*(seconds / way.sentences for seconds in spent)))
    return Costs(found, loaded, peak())


def through_transformers(folder: Path, device: str) -> Generate:
    """Translation by the checkpoint, in single precision on the processor and in half on a GPU."""
    import torch
    from transformers import AutoModelForSeq2SeqLM

    torch.set_num_threads(threads())
    dtype = torch.float16 if device == "cuda" else torch.float32
    network = AutoModelForSeq2SeqLM.from_pretrained(folder, local_files_only=True, dtype=dtype).eval().to(device)
    forced = Tokens(located(str(folder))).forced("kk")[0]

    def generate(texts: list[list[int]], beams: int) -> object:
        ids = torch.tensor(texts, device=device)
        with torch.inference_mode():
            return network.generate(
                input_ids=ids, attention_mask=torch.ones_like(ids), forced_bos_token_id=forced, num_beams=beams,
                do_sample=False, min_new_tokens=TARGET, max_new_tokens=TARGET,
            ).tolist()  # fmt: skip

    return generate


def through_ctranslate2(folder: Path, device: str) -> Generate:
    """Translation by the converted copy, placed as the command places it."""
    import ctranslate2

    translator = ctranslate2.Translator(str(folder), **placement(device, configuration(folder)))
    known = vocabulary(folder)

    def generate(texts: list[list[int]], beams: int) -> object:
        named = [[known[number] for number in ids] for ids in texts]
        return translator.translate_batch(
            named, [["kaz_Cyrl"]] * len(named), beam_size=beams, max_input_length=0, min_decoding_length=TARGET,
            max_decoding_length=TARGET,
        )  # fmt: skip

    return generate


GENERATORS = {"transformers": through_transformers, "CTranslate2": through_ctranslate2}


def peak() -> float:
    """The most memory that this process ever had, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform != "darwin" else 1e9)


def resident() -> float:
    """The memory of this process now, in GB; where the system does not say, the most it ever had."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * resource.getpagesize() / 1e9 if status.exists() else peak()


def disk(folder: Path) -> float:
    """The size of all files of a model, in GB."""
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e9
