"""A manifest read from its file, TOML: checked, and put into plain data."""

from __future__ import annotations

import codecs
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from .errors import InputError
from .manifest import AlignTable, CheckTable, FillTable, Manifest, NamedWork
from .manifest_values import TABLES, WORK_KEYS, checked, code_remedy, nearest
from .read.codes import usual_code
from .read.opening import contents

_HEADER: Final = re.compile(r"\s*\[\[?\s*([\w\"'.-]+)\s*\]\]?")
_KEY: Final = re.compile(r"\s*[\"']?([\w.-]+)[\"']?\s*=")
_AT: Final = re.compile(r" \(at line (\d+), column \d+\)")


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file, UTF-8 or, with a byte order mark, UTF-16.

    Raises ``InputError`` with the line for what is no TOML, a key or table that is unknown, a value that does not fit,
    and a file that is not there.
    """
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        raise InputError(_no_toml(_AT.sub("", str(error))), path, int(at[1]) if at else None) from None
    except RecursionError:
        raise InputError("this is no TOML: too many brackets in one another", path) from None
    places = _places(text)
    base = Manifest(path, "", (), Path(), places=places)
    tables = _tables(data, base)
    corpus = tables.pop("corpus", {})
    works = _works(data.get("work", []), base)
    patterns = corpus.pop("texts", ())
    if not patterns and not works:
        raise base.problem('it names no texts: write texts = ["texts/**/*"] under [corpus]', "corpus")
    name = corpus.pop("name", None) or checked(TABLES["corpus"]["name"], path.stem, base, ("corpus", "name", 0))
    folder = base.base / corpus.pop("folder", "built")
    for table, key in (("align", "scorer"), ("fill", "model")):
        if key in tables.get(table, {}):
            tables[table][key] = _model(tables[table][key], base.base)
    made: dict[str, Any] = {
        "align": AlignTable(**tables.get("align", {})),
        "fill": FillTable(**tables["fill"]) if "fill" in tables else None,
        "memory": tables.get("memory", {}).get("add"),
        "check": CheckTable(**tables["check"]) if "check" in tables else None,
        **tables.get("write", {}),
    }
    found = Manifest(path, name, patterns, folder, works=works, places=places, **corpus, **made)
    _check(found)
    return found


def _no_toml(said: str) -> str:
    """What is wrong and the remedy, after what Python's reader of TOML says."""
    if "twice" in said or "overwrite" in said:
        return "this table or key stands here twice: keep one, with all that belongs to it"
    remedy = (
        "write paths with / in place of \\" if "hex value" in said or "\\" in said else "texts stand in quotation marks"
    )
    return f"this is no TOML here ({said[:1].lower()}{said[1:]}): {remedy}"


def _model(name: str, base: Path) -> str:
    """The name of a model; a folder such as ./model or both:./model is relative to the manifest too."""
    kind, colon, folder = name.rpartition(":")
    return f"{kind}{colon}{(base / folder).resolve()}" if folder.startswith(("./", "../")) else name


def _text(path: Path) -> str:
    data = contents(path)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("this is not UTF-8: save the manifest as UTF-8", path, None if marked else line) from None


def _places(text: str) -> dict[tuple[str, int, str], int]:
    """The lines of tables and keys, by table, its number among those of one name, and key (empty for its header)."""
    found: dict[tuple[str, int, str], int] = {}
    table, numbers = "", {"": 0}
    for line, content in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(content):
            table = header[1].strip("\"'")
            numbers[table] = numbers.get(table, -1) + 1
            found.setdefault((table, numbers[table], ""), line)
        elif key := _KEY.match(content):
            found.setdefault((table, numbers[table], key[1]), line)
    return found


def _tables(data: Mapping[str, Any], manifest: Manifest) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for table, held in data.items():
        if table == "work":
            continue
        if table not in TABLES:
            raise _strange(table, manifest)
        if not isinstance(held, dict):
            raise manifest.problem(f"[{table}] is one table: write it once, with single brackets", table)
        keys = TABLES[table]
        for key in held:
            if key not in keys:
                raise _unknown(manifest, f"unknown key “{key}” in [{table}]", key, keys, (table, 0, key))
        found[table] = {key: checked(keys[key], value, manifest, (table, key, 0)) for key, value in held.items()}
    return found


def _strange(table: str, manifest: Manifest) -> InputError:
    """The error for a table that is unknown, or for a key that stands above all tables."""
    if ("", 0, table) not in manifest.places:
        return _unknown(manifest, f"unknown table [{table}]", table, [*TABLES, "work"], (table, 0, ""))
    home = next((name for name, keys in TABLES.items() if table in keys), "corpus")
    return manifest.problem(f"“{table}” stands in no table: write [{home}] above it", "", table)


def _unknown(manifest: Manifest, what: str, name: str, known: Any, place: tuple[str, int, str]) -> InputError:
    table, number, key = place
    return manifest.problem(f"{what}: {nearest(name, known)}", table, key, number)


def _works(held: Any, manifest: Manifest) -> tuple[NamedWork, ...]:
    if not isinstance(held, list) or not all(isinstance(work, dict) for work in held):
        raise manifest.problem("write each work under [[work]], with two brackets", "work")
    found: dict[str, NamedWork] = {}
    for number, work in enumerate(held):
        texts: dict[str, Path] = {}
        for key, value in work.items():
            lang = usual_code(key)
            if key != "name" and lang is None:
                said = f"unknown key “{key}” in [[work]]: {code_remedy(key) or nearest(key, WORK_KEYS)}"
                raise manifest.problem(said, "work", key, number)
            if key != "name" and lang in texts:
                said = f"two texts of this work are in one language ({lang}): take one away"
                raise manifest.problem(said, "work", key, number)
            kind = TABLES["corpus"]["name"] if key == "name" else TABLES["fill"]["terms"]
            held_value = checked(kind, value, manifest, ("work", key, number))
            if key != "name" and lang:
                texts[lang] = held_value
        if "name" not in work:
            raise manifest.problem('this work has no name: write name = "..."', "work", "", number)
        if not 1 <= len(texts) <= 3:
            raise manifest.problem('a work has one to three texts: write en = "speech.en.txt"', "work", "", number)
        if work["name"].casefold() in found:
            raise manifest.problem(f"two works are named {work['name']}: rename one", "work", "name", number)
        found[work["name"].casefold()] = NamedWork(work["name"], texts, number)
    return tuple(found.values())


def _check(manifest: Manifest) -> None:
    """Raise ``InputError`` for values that do not go together, and for files that are not there."""
    fill = manifest.fill
    if ("memory", 0, "") in manifest.places and manifest.memory is None:
        raise manifest.problem('it names no memory to feed: write add = "memory.db"', "memory")
    if fill and fill.model.lower() == "none" and fill.memory is None:
        raise manifest.problem("it says not what to fill from: name a memory, or a model", "fill")
    if manifest.multi and "tmx" not in manifest.formats:
        raise manifest.problem("multi: it is for memories: name tmx among the formats", "write", "multi")
    if manifest.memory and not os.path.isdir(manifest.memory.parent):  # noqa: PTH112 - of any name at all
        raise manifest.problem(f"no such folder: {manifest.memory.parent}", "memory", "add")
    asked: list[tuple[Path | None, str, str, int]] = [
        (path, "work", lang, work.number) for work in manifest.works for lang, path in work.texts.items()
    ]
    if fill:
        # A memory that is fed by this very build is there from the second time on.
        asked += [(fill.memory if fill.memory != manifest.memory else None, "fill", "memory", 0)]
        asked += [(fill.terms, "fill", "terms", 0)]
    if manifest.check:
        asked += [(manifest.check.terms, "check", "terms", 0)]
    for path, table, key, number in asked:
        if path is not None and not os.path.exists(path):  # noqa: PTH110 - of any name at all
            raise manifest.problem(f"no such file: {path}: mend its name, or take this line out", table, key, number)
    place = manifest.folder.resolve()
    if manifest.base.resolve().is_relative_to(place):
        raise manifest.problem("results need a folder of their own: name another one", "corpus", "folder")
