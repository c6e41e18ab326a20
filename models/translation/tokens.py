"""The tokenizers of translation models, with what the libraries lose of them put right."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, Final

from ...corpus.errors import ModelUnavailableError
from ..hub import Located
from ..loading import configuration, explained
from .codes import Family, check_direction, direction, family_of, token

#: Longer pieces of text are split: models were trained on sentences, and few are longer.
LONGEST: Final = 200
# No piece of SentencePiece is longer, so that longer texts need not be cut into pieces to see that they do not fit.
_PIECE = 16


class Tokens:
    """The tokenizer of a model and its family; a language is in the vocabulary, or it is refused."""

    def __init__(self, model: Located) -> None:
        """Raises ``ModelUnavailableError`` for a model that does not translate, or whose tokenizer cannot be read."""
        self.model = model
        self._config = configuration(model.folder)
        kind = str(self._config.get("model_type") or "")
        family_of(kind, lambda piece: False, model.id)  # an encoder is refused before anything of it is read
        with explained(model.folder), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # advice to programmers, such as to install sacremoses
            self._tokenizer = self._loaded(kind)
        self.family: Family = family_of(kind, self.knows, model.id)
        self.pad = int(self._tokenizer.pad_token_id)
        self.end = int(self._tokenizer.eos_token_id)

    def knows(self, piece: str) -> bool:
        """Whether the vocabulary has this very piece."""
        return self.id(piece) not in (None, self._tokenizer.unk_token_id)

    def id(self, piece: str) -> int:
        """The number of a piece, that of ``<unk>`` for one that the vocabulary does not have."""
        return int(self._tokenizer.convert_tokens_to_ids(piece))

    def check(self, source: str, target: str) -> None:
        """Raise ``ModelUnavailableError`` unless the model translates from the one language into the other."""
        if self.family in ("nllb", "m2m100"):
            self.language(source)
            self.language(target)
        elif self.tagged:
            self.language(target)
        else:
            check_direction(self.model.id, source, target, direction(self.model.id))

    def language(self, lang: str) -> str | None:
        """The token of a language; None in a model that is told none."""
        if self.family == "t5" or (self.family == "marian" and not self.tagged):
            return None
        return token(self.family, lang, self.knows, self.model.id)

    @property
    def tagged(self) -> bool:
        """Whether the target language stands in front of the source; a Marian model for one direction has no tags."""
        codes = getattr(self._tokenizer, "supported_language_codes", ())
        return self.family == "madlad" or (self.family == "marian" and bool(codes))

    def source(self, text: str, source: str, target: str) -> list[int]:
        """What the encoder is given, with the language and the end of the text."""
        pieces = self.pieces(text)
        if self.family in ("nllb", "m2m100"):
            return [self.id(self.language(source) or ""), *pieces, self.end]
        tag = [self.id(self.language(target) or "")] if self.tagged else []
        return [*tag, *pieces, self.end]

    def target(self, text: str, target: str) -> list[int]:
        """What the decoder shall say: the language where the model says it, the pieces and the end."""
        return [*self.forced(target), *self.pieces(text, translated=True), self.end]

    def forced(self, target: str) -> list[int]:
        """The token that the decoder must begin with, if it must with one."""
        return [self.id(self.language(target) or "")] if self.family in ("nllb", "m2m100") else []

    def pieces(self, text: str, *, translated: bool = False) -> list[int]:
        """The numbers of a text's pieces, without language and end; an end or padding written in the text is left out.

        What else looks like a special token is plain text.
        """
        # Only Marian has other pieces for the target; others ask for a target language, which need not be set here.
        side = {"text_target": text} if translated and self.family == "marian" else {"text": text}
        found: list[int] = self._tokenizer(**side, add_special_tokens=False, split_special_tokens=True)["input_ids"]
        return [number for number in found if number not in (self.end, self.pad)]

    def fits(self, text: str, positions: int) -> bool:
        """Whether a network with so many places takes the text whole, beside a language and an end.

        There is room for a translation that is longer.
        """
        longest = max(1, min(LONGEST, positions // 2 - 4))
        return len(text) <= _PIECE * longest and len(self.pieces(text)) <= longest

    def text(self, ids: Sequence[int]) -> str:
        """The text of the decoder's pieces, without language and end."""
        return str(self._tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)).strip()

    def _loaded(self, kind: str) -> Any:
        from transformers import AutoTokenizer

        folder = self.model.folder
        extra: dict[str, Any] = {}
        bare_nllb = (folder / "sentencepiece.bpe.model").is_file() and not (folder / "vocab.json").is_file()
        if kind == "m2m_100" and bare_nllb and not (folder / "tokenizer.json").is_file():
            extra = _nllb_languages()
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, **extra)
        if kind == "m2m_100" and (codes := getattr(tokenizer, "lang_code_to_token", None)):
            missing = [code for code in codes.values() if code not in tokenizer.all_special_tokens]
            if missing:
                tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, extra_special_tokens=missing)
        self._check_size(len(tokenizer))
        return tokenizer

    def _check_size(self, size: int) -> None:
        """Raise ``ModelUnavailableError`` where tokens have numbers that the network has no place for."""
        places = int(self._config.get("vocab_size") or size)
        if size > places:
            raise ModelUnavailableError(
                f"{self.model.folder}: its tokenizer has {size} pieces and its network {places}: "
                "the files are not of one model, or tokenizer.json is missing: fetch it again"
            )


def _nllb_languages() -> dict[str, Any]:
    """What restores the languages of an NLLB folder without tokenizer.json, which all become ``<unk>`` otherwise.

    They follow the pieces in the order of the list (ids 256001 to 256202 in NLLB-200); a mask, which transformers 5
    puts in front of them, would move each to its neighbour's place.
    """
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES

    return {"extra_special_tokens": list(FAIRSEQ_LANGUAGE_CODES), "mask_token": None}
