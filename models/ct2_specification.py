"""Checkpoints of transformers as CTranslate2 describes them, with what its converter does not know of version 5."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Protocol

from ..corpus.errors import ModelUnavailableError
from .hub import Located
from .loading import check_weights, configuration
from .translation.tokens import Tokens

ENCODERS = frozenset({"bert", "xlm-roberta"})
#: Peak memory over the size of the weights: 1.7 with a model of 615 million parameters, and some room.
_PEAK = 2.0


class Specification(Protocol):
    """A model that is ready to be written."""

    def save(self, folder: str) -> None:
        """Write the weights, the vocabulary and ``config.json`` into a folder that is there."""
        ...


def specification(model: Located, quantization: str) -> Specification:
    """The model, its weights quantized; raises whatever the libraries raise."""
    import torch  # noqa: F401 - without it the converter fails for a name that is not defined
    from ctranslate2.converters import TransformersConverter

    check_weights(model.folder)
    tokenizer = _load_tokenizer(model)  # what is wrong with it is said before the weights are read
    converter = TransformersConverter(str(model.folder), load_as_float16=_is_halved(model.folder, quantization))
    converter.load_model = _load_model
    converter.load_tokenizer = lambda *_: tokenizer
    made = converter._load()
    made.validate()
    made.optimize(quantization=quantization)
    found: Specification = made
    return found


def _load_model(model_class: Any, path: str, **options: Any) -> Any:
    """The network, with what the converter reads in its configuration and transformers 5 no longer says there."""
    network = model_class.from_pretrained(path, local_files_only=True, **options)
    config = network.config
    if not hasattr(config, "position_embedding_type"):
        config.position_embedding_type = "absolute"
    if config.model_type in ("t5", "mt5"):
        # The converter scales the output of models whose embeddings are tied; all T5 say now that theirs are.
        config.tie_word_embeddings = getattr(config, "scale_decoder_outputs", False)
    return network


def _load_tokenizer(model: Located) -> Any:
    """The tokenizer: that of a translator with the languages that transformers loses."""
    from transformers import AutoTokenizer

    if configuration(model.folder).get("model_type") in ENCODERS:
        return AutoTokenizer.from_pretrained(model.folder, local_files_only=True)
    return Tokens(model)._tokenizer


def _is_halved(folder: Path, quantization: str) -> bool:
    """Whether the weights must be read in half precision for lack of memory, which is still far finer than int8.

    Raises ``ModelUnavailableError`` where even this is more than the memory that is free.
    """
    free, need = available_memory(), _PEAK * _size(folder)
    if free is None or need <= free:
        return False
    config = configuration(folder)
    is_single = (config.get("dtype") or config.get("torch_dtype") or "float32") == "float32"
    if is_single and quantization != "float32":
        need /= 2
        if need <= free:
            return True
    raise ModelUnavailableError(
        f"{folder}: converting it takes {need / 1e9:.1f} GB of memory, and {free / 1e9:.1f} GB are free: close other "
        "programs, or take a smaller model (ushtil models list)"
    )


def _size(folder: Path) -> int:
    """The bytes of the weights, of which a folder may hold two forms."""
    weights = list(folder.glob("model*.safetensors")) or list(folder.glob("pytorch_model*.bin"))
    return sum(path.stat().st_size for path in weights)


def available_memory() -> int | None:
    """The bytes of memory that programs may still take; None where the system does not say."""
    if sys.platform != "linux":
        return None
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None
