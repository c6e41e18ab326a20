"""The language codes of translation models: libraries turn an unknown one into ``<unk>`` without a word, so we look."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

from ...corpus.errors import ModelUnavailableError
from ...corpus.tables import primary_language, table_lines

#: How a model is told the language: NLLB and M2M100 by a first token that is forced, MADLAD and Marian by a tag in
#: front of the source; a T5 and a Marian model for one direction need none.
Family = Literal["nllb", "m2m100", "madlad", "marian", "t5"]

_TABLE = Path(__file__).parents[1] / "data" / "translation_codes.tsv"
_KINDS: dict[str, Family] = {
    "m2m_100": "m2m100", "nllb-moe": "nllb", "marian": "marian", "t5": "t5", "mt5": "t5", "umt5": "t5",
}  # fmt: skip
#: Scripts that are tried for a language whose own is not in the table, the most usual first.
_SCRIPTS = ("Latn", "Cyrl", "Arab", "Deva", "Beng", "Mymr", "Hans")


def family_of(kind: str, knows: Callable[[str], bool], model: str) -> Family:
    """The family of a configuration's ``model_type``; raises ``ModelUnavailableError`` for what does not translate."""
    if kind not in _KINDS:
        what = f"it is of the kind {kind}" if kind else "its config.json names no kind of model"
        raise ModelUnavailableError(
            f"{model}: no translation model ({what}): ushtil models list shows models for translation"
        )
    family = _KINDS[kind]
    if family == "m2m100" and any(map(knows, ("eng_Latn", "kaz_Cyrl", "rus_Cyrl"))):
        return "nllb"
    if family == "t5" and any(knows(f"<2{lang}>") for lang in ("en", "kk", "ru")):
        return "madlad"
    return family


def candidates(family: Family, lang: str) -> tuple[str, ...]:
    """The tokens that may stand for a BCP 47 code in a family, the likeliest first; empty where it takes none."""
    primary, script = _parts(lang)
    iso, flores = _table().get(primary, (primary, ""))
    if family == "nllb":
        usual = (flores,) if flores and (not script or flores.endswith(script)) else ()
        scripts = (script,) if script else _SCRIPTS
        return (*usual, *(code for s in scripts if (code := f"{flores[:3] or iso}_{s}") not in usual))
    if family == "m2m100":
        return (f"__{primary}__",)
    if family == "madlad":
        return (f"<2{primary}_{script}>",) if script else (f"<2{primary}>",)
    if family == "marian":
        tags = (f"{iso}_{script}",) if script else (iso, flores, primary)
        return tuple(dict.fromkeys(f">>{tag}<<" for tag in tags if tag))
    return ()


def token(family: Family, lang: str, known: Callable[[str], bool], model: str) -> str:
    """The token for a language that the model's vocabulary has; raises ``ModelUnavailableError`` if it has none."""
    wanted = candidates(family, lang)
    found = next((candidate for candidate in wanted if known(candidate)), None)
    if found is None:
        named = " or ".join(wanted[:3]) or "no code"
        raise ModelUnavailableError(
            f"{model} does not know the language {lang} ({named} is not in its vocabulary): use another model"
        )
    return found


def direction(model: str) -> tuple[str, str] | None:
    """Source and target of a model for one direction, by the end of its name (kazRush-ru-kk), or None."""
    found = re.search(r"[-_.]([a-z]{2,3})[-_]([a-z]{2,3})$", model)
    return (_two_letters(found[1]), _two_letters(found[2])) if found else None


def check_direction(model: str, source: str, target: str, only: tuple[str, str] | None) -> None:
    """Raise ``ModelUnavailableError`` unless a model for one direction translates from the source to the target."""
    if only is None:
        raise ModelUnavailableError(
            f"{model} is for one direction, and nothing says which: give its folder a name with it, such as NAME-ru-kk"
        )
    if (primary_language(source), primary_language(target)) != only:
        raise ModelUnavailableError(
            f"{model} translates only from {only[0]} to {only[1]}, not from {source} to {target}: use another model"
        )


def _parts(lang: str) -> tuple[str, str]:
    """Language and script of a BCP 47 code or one like NLLB's (``kaz_Cyrl``); the script is empty where not named."""
    primary, *rest = lang.replace("_", "-").split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    return _two_letters(primary.lower()), script


def _two_letters(code: str) -> str:
    """The shortest code of a language, by which the table lists it: ``kk`` for ``kaz``."""
    return code if code in _table() else _by_iso().get(code, code)


@cache
def _table() -> dict[str, tuple[str, str]]:
    _, *rows = table_lines(_TABLE)
    return {lang: (iso, flores) for lang, iso, flores in (row.split("\t") for row in rows)}


@cache
def _by_iso() -> dict[str, str]:
    return {code: lang for lang, (iso, flores) in _table().items() for code in (iso, flores[:3])}
