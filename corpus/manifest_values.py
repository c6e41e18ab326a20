"""What may stand in a manifest: its tables and keys, and of each key which values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .encodings import known_encoding
from .errors import UsageError
from .read.codes import usual_code

if TYPE_CHECKING:
    from .manifest import Manifest

#: Gives what a value means, or raises ``ValueError`` that says what it must be. Paths are told from texts by ``Path``.
Value = Callable[[Any], Any]
#: What a joined file of the whole corpus is made in, and what is made for each work.
JOINED: Final = ("tmx", "tsv", "jsonl", "moses", "parquet")
SINGLE: Final = ("html", "xlsx", "xliff", "xliff12", "xces", "ladder", "vecalign")
WORK_KEYS: Final = ("name", "en", "kk", "ru", "and the codes of other languages")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff/\\:*?"<>|]')
_LONGEST: Final = 100


def is_safe_name(name: str) -> bool:
    """Whether a name can be that of a file on every system and leads nowhere else."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= _LONGEST
        and not name.startswith((".", "~", "-"))
        and name == name.strip(". ")
        and name == unicodedata.normalize("NFC", name)
        and not _UNSAFE.search(name)
        and not _RESERVED.fullmatch(name)
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """What was probably meant."""
    names = list(known)
    close = get_close_matches(name.lower(), names, 1, 0.6)
    return f"did you mean {close[0]}?" if close else f"known are {', '.join(names)}"


def code_remedy(code: str) -> str:
    """The right code of a language that many write otherwise."""
    return "Kazakh is kk" if code.lower() in {"kz", "kazakh"} else ""


def checked(kind: Value, value: Any, manifest: Manifest, place: tuple[str, str, int]) -> Any:
    """The value, its path relative to the manifest; raises ``InputError`` with the line where it does not fit."""
    table, key, number = place
    try:
        found = kind(value)
    except (ValueError, UsageError) as error:
        raise manifest.problem(f"{key}: {error}", table, key, number) from None
    return manifest.base / found if isinstance(found, Path) else found


def _text(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError("write a text in quotation marks")


def _path(value: Any) -> Path:
    text = _text(value)
    if "\0" in text:
        raise ValueError("this cannot be the name of a file")
    return Path(text)


def _folder(value: Any) -> str:
    return str(_path(value))


def _name(value: Any) -> str:
    text = _text(value)
    if not is_safe_name(text):
        raise ValueError('files are named after it: take a short name without / \\ : * ? " < > | and dots at its ends')
    return text


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("write true or false, without quotation marks")


def _share(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError("write a number from 0 to 1, such as 0.5")


def _beams(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 16:
        return value
    raise ValueError("write a whole number from 1 to 16")


def _texts(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if isinstance(listed, list) and listed and all(isinstance(one, str) and one.strip("/") for one in listed):
        return tuple(listed)
    raise ValueError('write a list of patterns, such as ["texts/**/*"]')


def _languages(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed or not all(isinstance(one, str) for one in listed):
        raise ValueError('write a list of languages, such as ["en", "kk"]')
    codes = {one: usual_code(one) for one in listed}
    if wrong := [one for one, code in codes.items() if code is None]:
        raise ValueError(f"{wrong[0]} is no language code: {code_remedy(wrong[0]) or 'write codes such as en, kk, ru'}")
    return tuple(dict.fromkeys(code for code in codes.values() if code))


def _some(value: Any) -> tuple[str, ...]:
    languages = _languages(value)
    if len(languages) > 3:
        raise ValueError("a text has at most three versions: name three languages at most")
    return languages


def _encoding(value: Any) -> str:
    try:
        known_encoding(_text(value))
    except UsageError as error:
        raise ValueError(str(error).removeprefix("--encoding ")) from None
    return str(value)


def _formats(value: Any) -> tuple[str, ...]:
    known = (*JOINED, *SINGLE)
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise ValueError('write a list of formats, such as ["tmx", "tsv"]')
    if unknown := [one for one in listed if one not in known]:
        raise ValueError(f"unknown format {unknown[0]}: {nearest(unknown[0], known)}")
    return tuple(dict.fromkeys(listed))


def _one_of(*known: str) -> Value:
    def kind(value: Any) -> str:
        if value in known:
            return str(value)
        raise ValueError(f"write one of {', '.join(known)}, in quotation marks")

    return kind


TABLES: Final[Mapping[str, Mapping[str, Value]]] = {
    "corpus": {
        "name": _name, "texts": _texts, "languages": _languages, "folder": _folder, "lines": _truth,
        "encoding": _encoding,
    },
    "align": {
        "scorer": _text, "order": _one_of("auto", "monotone", "free"), "min_score": _share, "overlaps": _truth,
        "force": _truth,
    },
    "fill": {
        "model": _text, "memory": _path, "terms": _path, "min_quality": _share, "beams": _beams, "languages": _some,
        "force": _truth,
    },
    "memory": {"add": _path},
    "check": {"terms": _path, "fail_on": _one_of("minor", "major", "critical")},
    "write": {"formats": _formats, "multi": _truth},
}  # fmt: skip
