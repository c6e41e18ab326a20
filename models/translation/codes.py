"""The language codes of translation models: libraries turn an unknown one into ``<unk>`` without a word, so we look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from ...corpus.errors import ModelUnavailableError
from ...corpus.tables import primary_language

#: How a model is told the language: NLLB and M2M100 by the first token that is forced, MADLAD and Marian by a tag in
#: front of the source; a T5 for one direction and a Marian model for one need none.
Family = Literal["nllb", "m2m100", "madlad", "marian", "t5"]

_NLLB = {"en": "eng_Latn", "kk": "kaz_Cyrl", "ru": "rus_Cyrl"}
_MARIAN = {"en": ("eng",), "kk": ("kaz", "kaz_Cyrl"), "ru": ("rus",)}


def nllb_code(lang: str) -> str:
    """NLLB's code of a language; raises ``ModelUnavailableError`` for one whose code is not known here."""
    code = _NLLB.get(primary_language(lang))
    if code is None:
        known = ", ".join(_NLLB)
        raise ModelUnavailableError(f"{lang}: its code in this family of models is not known here; known are {known}")
    return code


def candidates(family: Family, lang: str) -> tuple[str, ...]:
    """The tokens that may stand for a language in a family, the likeliest first; empty where it takes none."""
    primary = primary_language(lang)
    if family == "nllb":
        return (nllb_code(lang),)
    if family == "m2m100":
        return (f"__{primary}__",)
    if family == "madlad":
        return (f"<2{primary}>",)
    if family == "marian":
        return tuple(f">>{code}<<" for code in _MARIAN.get(primary, (primary,)))
    return ()


def token(family: Family, lang: str, known: Callable[[str], bool], model: str) -> str:
    """The token for a language that the model's vocabulary has; raises ``ModelUnavailableError`` if it has none."""
    wanted = candidates(family, lang)
    found = next((candidate for candidate in wanted if known(candidate)), None)
    if found is None:
        raise ModelUnavailableError(
            f"{model} does not know the language {lang} ({' or '.join(wanted)}): use another model"
        )
    return found
