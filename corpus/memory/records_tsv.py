"""Tables of translations as records: tab-separated, with the languages in the first line.

The first line is that of an alignment (``en kk score en_text kk_text``) or names the languages of the texts
themselves, by codes or in words (``en kk``, ``Қазақша Русский``), with any of the columns score, origin, model,
publication, document, created, changed, checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, cast

from ..errors import InputError
from ..joined import split_names
from ..made import Made, Origin
from ..read.codes import titled_language, usual_code
from .records import Found, Skip, date, share, text_lines
from .types import ORIGINS, Record, Variant

OTHERS: Final = ("score", "origin", "model", "publication", "document", "created", "changed", "checked")
# Over a column of numbers, though each is the code of a language, too.
_NUMBERS: Final = frozenset({"id", "no"})
_NO_TEXTS: Final = "this alignment has segment numbers only, no texts: write it again with ushtil align"
_REMEDY: Final = "name the languages in the first line, such as en, a tab, kk"


def tsv_records(path: Path) -> Iterator[tuple[str, Found]]:
    """What stands in each row, with its place. Raises ``InputError`` for a file whose first line names no languages."""
    columns: dict[str, int] = {}
    texts: dict[str, str] = {}
    begun = False
    for number, line in text_lines(path):
        if line is None:
            yield f"line {number}", Skip("", "a line that is not UTF-8")
        elif not texts:
            columns = {name.strip(): place for place, name in enumerate(line.split("\t"))}
            texts = _texts(columns, path)
        elif line.strip():
            cells = line.split("\t")
            if not begun and "score" in columns and all(_is_numbers(cells, columns[name]) for name in texts):
                raise InputError(_NO_TEXTS, path, number)
            begun = True
            yield f"line {number}", _record(cells, columns, texts, path.name)
    if not texts:
        raise InputError(f"there is nothing in this file: {_REMEDY}", path)


def _is_numbers(cells: list[str], place: int) -> bool:
    return place < len(cells) and set(cells[place]) <= {*"0123456789, "}


def _texts(columns: Mapping[str, int], path: Path) -> dict[str, str]:
    """The names of the columns that hold texts, with their languages."""
    own = {name: code for name in columns if name.endswith("_text") and (code := usual_code(name[:-5]))}
    plain = {name: code for name in columns if name not in OTHERS and (code := titled_language(name))}
    named = {name: code for name, code in plain.items() if name.lower() not in _NUMBERS}
    texts = own or (named if len(named) > 1 else plain)
    if len(texts) < 2:
        raise InputError(f"the first line names no two languages: {_REMEDY}", path, 1)
    return texts


def _record(cells: list[str], columns: Mapping[str, int], texts: Mapping[str, str], name: str) -> Found:
    def cell(column: str) -> str:
        place = columns.get(column, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    if len(cells) > len(columns):
        return Skip("", "a row with more cells than the first line")
    origins = _origins(cell("origin"), list(texts.values()))
    source = next((lang for lang in texts.values() if lang not in origins), "")
    variants = []
    for column, lang in texts.items():
        text = cell(column)
        made = Made(lang, text, origins[lang], source, cell("model"), "", 1.0) if lang in origins else None
        variants.append(Variant(lang, text, made))
    document = cell("document") or name
    return Record(
        tuple(variants),
        score=share(cell("score")),
        checked=cell("checked") == "yes",
        created=date(cell("created")),
        changed=date(cell("changed")),
        publications=split_names(cell("publication")),
        documents=dict.fromkeys(texts.values(), document),
    )


def _origins(said: str, languages: list[str]) -> dict[str, Origin]:
    """Which languages no human wrote, from ``kk=mt ru=memory``, or from one word that is said of all but the first."""
    pairs = [part.partition("=") for part in said.split()]
    found = {usual_code(lang) or "": origin for lang, equals, origin in pairs if equals}
    if not found and said in ORIGINS:
        found = dict.fromkeys(languages[1:], said)
    return {lang: cast("Origin", origin) for lang, origin in found.items() if origin in ORIGINS and origin != "human"}
