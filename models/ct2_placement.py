"""Where and how a converted model runs: device, precision and threads, as CTranslate2 takes them."""

from __future__ import annotations

import os
from typing import Any

from ..corpus.errors import ModelUnavailableError

#: Threads of one batch; a model of usual size gains nothing by more.
_MOST_THREADS = 16


def placement(device: str, config: dict[str, Any]) -> dict[str, Any]:
    """The arguments that put a model of this configuration on a device: cpu, cuda, or one of several, as in cuda:1.

    Raises ``ModelUnavailableError`` for a device that is not there.
    """
    import ctranslate2

    kind, _, number = device.partition(":")
    index = int(number) if number.isdecimal() else 0
    if kind == "cpu":
        place: dict[str, Any] = {"device": kind, "intra_threads": threads()}
    elif kind == "cuda" and index < ctranslate2.get_cuda_device_count():
        place = {"device": kind, "device_index": index}
    else:
        raise ModelUnavailableError(f"{device}: CTranslate2 finds no such device here: take cpu, or cuda with a GPU")
    wanted = compute_type(kind, config)
    usable = {"default", *ctranslate2.get_supported_compute_types(kind, index)}
    return place | {"compute_type": wanted if wanted in usable else "auto"}


def compute_type(device: str, config: dict[str, Any]) -> str:
    """The precision of a model's arithmetic: on a processor as its weights are kept, on a GPU with halves.

    What others converted does not say how its weights are kept: "default" leaves it to the library, which knows.
    """
    kept = str(config.get("quantization", "default"))
    if device.startswith("cpu"):
        return "float32" if kept == "float16" else kept
    return kept if kept.startswith("float") else "int8_float16"


def threads() -> int:
    """As many threads as this process may use processors, or as ``OMP_NUM_THREADS`` says."""
    said = os.environ.get("OMP_NUM_THREADS", "")
    if said.isdigit() and int(said):
        return int(said)
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, _MOST_THREADS)
