"""What a folder of a converted model says of it: its vocabulary, and the tokenizer that goes with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ...corpus.errors import ModelUnavailableError
from ..hub import Located
from ..loading import configuration, explained, read_json
from .tokens import Tokens

_VOCABULARIES = ("shared_vocabulary.json", "source_vocabulary.json", "shared_vocabulary.txt", "source_vocabulary.txt")
#: What the tokenizers are called in transformers, and sets of files of which one must be there.
_NLLB = ("NllbTokenizer", (("tokenizer.json",), ("sentencepiece.bpe.model",)))
_M2M100 = ("M2M100Tokenizer", (("vocab.json", "sentencepiece.bpe.model"),))
_MARIAN = ("MarianTokenizer", (("vocab.json", "source.spm", "target.spm"),))
_T5 = ("T5Tokenizer", (("tokenizer.json",), ("spiece.model",)))


def vocabulary(folder: Path) -> list[str]:
    """The tokens that a converted model knows, by their numbers."""
    path = next((path for name in _VOCABULARIES if (path := folder / name).is_file()), None)
    if path is None:
        raise ModelUnavailableError(f"{folder}: no translation model, or not complete: it holds no {_VOCABULARIES[0]}")
    if path.suffix == ".json":
        return list(map(str, read_json(path)))
    with explained(folder):
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def tokens_of(folder: Path, model: Located, known: list[str]) -> Tokens:
    """The tokenizer of a converted model; the configuration need not say of what kind it is, or was."""
    if configuration(folder).get("model_type"):
        return Tokens(replace(model, folder=folder))
    with _described(folder, known) as view:
        try:
            return Tokens(replace(model, folder=view))
        except ModelUnavailableError as error:
            raise ModelUnavailableError(str(error).replace(str(view), str(folder))) from error


@contextmanager
def _described(folder: Path, known: list[str]) -> Iterator[Path]:
    """A passing folder with the same files, but with a configuration that says what transformers must be told."""
    kind, (name, sets) = _kind(folder, set(known))
    if not any(all((folder / file).is_file() for file in files) for files in sets):
        wanted = " or ".join(" and ".join(files) for files in sets)
        raise ModelUnavailableError(f"{folder}: it holds no tokenizer: copy {wanted} into it from the original model")
    size = len(known) + (kind == "marian")  # the converter leaves Marian's padding out
    config: dict[str, Any] = {"model_type": kind, "tokenizer_class": name, "vocab_size": size}
    with TemporaryDirectory() as passing:
        view = Path(passing)
        for path in folder.iterdir():
            if path.is_file() and path.name != "config.json":
                (view / path.name).symlink_to(path.resolve())
        (view / "config.json").write_text(json.dumps(config), encoding="utf-8")
        if name == "T5Tokenizer" and not (view / "tokenizer_config.json").exists():
            (view / "tokenizer_config.json").write_text(json.dumps(_t5_settings(folder, known)), encoding="utf-8")
        yield view


def _t5_settings(folder: Path, known: list[str]) -> dict[str, Any]:
    """What a T5's tokenizer must be told lest it add pieces; the converter calls its padding ``bos_token``."""
    said = configuration(folder)
    return {
        "tokenizer_class": "T5Tokenizer",
        "extra_ids": sum(piece.startswith("<extra_id_") for piece in known),
        "pad_token": said.get("bos_token") or "<pad>",
        "eos_token": said.get("eos_token") or "</s>",
        "unk_token": said.get("unk_token") or "<unk>",
    }


def _kind(folder: Path, known: set[str]) -> tuple[str, tuple[str, tuple[tuple[str, ...], ...]]]:
    """What the ``model_type`` must have been, by the languages in the vocabulary and the files."""
    if any(piece.endswith(("_Latn", "_Cyrl")) and len(piece) == 8 for piece in known):
        return "m2m_100", _NLLB
    if any(piece.startswith("__") and piece.endswith("__") and len(piece) > 4 for piece in known):
        return "m2m_100", _M2M100
    return ("marian", _MARIAN) if (folder / "source.spm").is_file() else ("t5", _T5)
