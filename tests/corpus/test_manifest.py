"""A manifest says what a corpus is; what is wrong in it is one line that names the line and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.manifest import AlignTable, CheckTable, FillTable, Manifest
from ushtil.corpus.manifest_reading import read_manifest

WHOLE = """
[corpus]
name = "speeches"
texts = ["texts/**/*", "more/*.txt"]
languages = ["en", "kaz", "ru"]
folder = "out"
lines = true
encoding = "kz1048"

[[work]]
name = "Law"
en = "law.txt"
kk = "law-kk.txt"

[align]
scorer = "both"
order = "free"
min_score = 0.5
overlaps = true

[fill]
model = "tilmash"
memory = "memory.db"
terms = "terms.tsv"
min_quality = 0.4
beams = 2
languages = ["kk"]

[memory]
add = "fed.db"

[check]
terms = "terms.tsv"
fail_on = "major"

[write]
formats = ["tmx", "html"]
multi = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("law.txt", "law-kk.txt", "memory.db", "terms.tsv"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    return tmp_path


def reads(folder: Path, text: str, encoding: str = "utf-8") -> Manifest:
    path = folder / "corpus.toml"
    path.write_bytes(text.encode(encoding))
    return read_manifest(path)


def problem(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        reads(folder, text)
    said = str(caught.value)
    assert "\n" not in said
    return said.removeprefix(str(folder / "corpus.toml"))


def test_everything_that_a_manifest_says_is_heard(folder: Path) -> None:
    found = reads(folder, WHOLE)
    assert (found.name, found.patterns, found.languages) == (
        "speeches",
        ("texts/**/*", "more/*.txt"),
        ("en", "kk", "ru"),
    )
    assert (found.folder, found.lines, found.encoding) == (folder / "out", True, "kz1048")
    ((name, texts),) = [(work.name, work.texts) for work in found.works]
    assert (name, texts) == ("Law", {"en": folder / "law.txt", "kk": folder / "law-kk.txt"})
    assert found.align == AlignTable("both", "free", 0.5, overlaps=True)
    assert found.fill == FillTable("tilmash", folder / "memory.db", folder / "terms.tsv", 0.4, 2, ("kk",))
    assert (found.memory, found.formats, found.multi) == (folder / "fed.db", ("tmx", "html"), True)
    assert found.check == CheckTable(folder / "terms.tsv", "major")


def test_the_shortest_manifest_names_texts_and_the_rest_is_usual(folder: Path) -> None:
    found = reads(folder, '[corpus]\ntexts = "texts/*"\n')
    assert (found.name, found.folder, found.formats) == ("corpus", folder / "built", ("tmx", "tsv"))
    assert (found.align, found.fill, found.check, found.memory) == (AlignTable(), None, None, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_manifest_may_have_a_byte_order_mark_and_windows_line_ends(folder: Path, encoding: str) -> None:
    found = reads(folder, '[corpus]\r\nname = "Сөздер"\r\ntexts = ["texts/*"]\r\n', encoding)
    assert found.name == "Сөздер"


def test_what_is_not_unicode_is_told_with_its_line(folder: Path) -> None:
    (folder / "corpus.toml").write_bytes("[corpus]\nname = 'Сөз'\n".encode("kz1048"))
    with pytest.raises(InputError, match=r"corpus\.toml:2: this is not UTF-8"):
        read_manifest(folder / "corpus.toml")
    with pytest.raises(InputError, match="no such file"):
        read_manifest(folder / "none.toml")


BAD = [
    ('[corpus]\ntexts = ["*"]\nnaem = "x"\n', ":3: unknown key “naem” in [corpus]: did you mean name?"),
    ('[corpus]\ntexts = ["*"]\n[wirte]\nformats = []\n', ":3: unknown table [wirte]: did you mean write?"),
    ('texts = ["*"]\n', ":1: “texts” stands in no table"),
    ('[corpus]\ntexts = ["*"]\n\n[write]\nformats = ["hmtl"]\n', ":5: formats: unknown format hmtl: did you mean html"),
    ('[corpus]\ntexts = ["*"]\nlines = "yes"\n', ":3: lines: write true or false"),
    ('[corpus]\ntexts = ["*"]\nname = "../x"\n', ":3: name: files are named after it"),
    ('[corpus]\ntexts = ["*"]\nname = "a\\nb"\n', ":3: name: files are named after it"),
    ('[corpus]\ntexts = ["*"]\nname = "CON"\n', ":3: name: files are named after it"),
    (f'[corpus]\ntexts = ["*"]\nname = "{"ұ" * 60}"\n', ":3: name: files are named after it"),
    ('[corpus]\ntexts = ["*"]\nlanguages = ["kz"]\n', ":3: languages: kz is no language code: Kazakh is kk"),
    ('[corpus]\ntexts = ["*"]\nencoding = "klingon"\n', ":3: encoding: klingon: no encoding has this name"),
    ('[corpus]\ntexts = []\n', ":2: texts: write a list of patterns"),
    ('[corpus]\nname = "x"\n', ":1: it names no texts"),
    ('[corpus]\ntexts = ["*"]\nfolder = "."\n', ":3: results need a folder of their own"),
    ('[corpus]\ntexts = ["*"]\nfolder = ".."\n', ":3: results need a folder of their own"),
    ('[corpus]\ntexts = ["*"]\n[align]\norder = "any"\n', ":4: order: write one of auto, monotone, free"),
    ('[corpus]\ntexts = ["*"]\n[align]\nmin_score = 2\n', ":4: min_score: write a number from 0 to 1"),
    ('[corpus]\ntexts = ["*"]\n[fill]\nbeams = true\n', ":4: beams: write a whole number"),
    ('[corpus]\ntexts = ["*"]\n[fill]\nmodel = "none"\n', ":3: it says not what to fill from"),
    ('[corpus]\ntexts = ["*"]\n[fill]\nmemory = "gone.db"\n', ":4: no such file: "),
    ('[corpus]\ntexts = ["*"]\n[check]\nfail_on = "bad"\n', ":4: fail_on: write one of minor, major, critical"),
    ('[[work]]\nname = "a"\nen = "gone.txt"\n', ":3: no such file: "),
    ('[[work]]\nen = "law.txt"\n', ":1: this work has no name"),
    ('[[work]]\nname = "a"\n', ":1: a work has one to three texts"),
    ('[[work]]\nname = "a"\nen = "law.txt"\n[[work]]\nname = "A"\nen = "law.txt"\n', ":5: two works are named A"),
    ('[[work]]\nname = "a"\nen = "law.txt"\nfolder = "x"\n', ":4: unknown key “folder” in [[work]]"),
    ('[[work]]\nname = "a"\nkz = "law.txt"\n', ":3: unknown key “kz” in [[work]]: Kazakh is kk"),
    ('[[work]]\nname = "a"\nde = "law.txt"\nger = "law.txt"\n', ":4: two texts of this work are in one language (de)"),
    ('work = "a"\n[corpus]\ntexts = ["*"]\n', ":1: write each work under [[work]]"),
    ('[corpus]\ntexts = ["*"]\n[memory]\n', ":3: it names no memory to feed"),
    ('[corpus]\ntexts = ["*"]\n[memory]\nadd = "gone/m.db"\n', ":4: no such folder: "),
    ('[corpus]\ntexts = ["*"]\n[write]\nformats = ["tsv"]\nmulti = true\n', ":5: multi: it is for memories"),
    ('[corpus]\ntexts = ["*"]\nname = "a"\nname = "b"\n', ":4: this table or key stands here twice"),
    ('[corpus]\ntexts = ["C:\\Users\\x"]\n', ":2: this is no TOML here (invalid hex value): write paths with /"),
    ('[work]\nname = "a"\n', ":1: write each work under [[work]]"),
    ('[[corpus]]\ntexts = ["*"]\n', ":1: [corpus] is one table"),
    ('[corpus]\ntexts = ["*"\nname = "x"\n', ":3: this is no TOML here"),
    ('[corpus]\ntexts = texts/*\n', ":2: this is no TOML here"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BAD, ids=[said[:40] for _, said in BAD])
def test_a_mistake_is_one_line_with_its_place_and_the_remedy(folder: Path, text: str, said: str) -> None:
    assert problem(folder, text).startswith(said)


def test_a_work_may_have_texts_in_any_language(folder: Path) -> None:
    (work,) = reads(folder, '[[work]]\nname = "Rede"\nde = "law.txt"\nzh-Hans = "law-kk.txt"\n').works
    assert work.texts == {"de": folder / "law.txt", "zh-Hans": folder / "law-kk.txt"}


def test_a_path_of_any_length_is_told_about(folder: Path) -> None:
    assert "no such file" in problem(folder, f'[[work]]\nname = "a"\nen = "{"x" * 3000}"\n')
    assert "cannot be the name of a file" in problem(folder, '[[work]]\nname = "a"\nen = "a\\u0000b"\n')


def test_a_model_in_a_folder_is_looked_for_beside_the_manifest(folder: Path) -> None:
    found = reads(folder, '[corpus]\ntexts = "*"\n[align]\nscorer = "both:./m"\n[fill]\nmodel = "../n"\n')
    assert found.align.scorer == f"both:{folder / 'm'}"
    assert found.fill is not None
    assert found.fill.model == str(folder.parent / "n")


def test_a_memory_that_the_same_build_feeds_need_not_be_there_yet(folder: Path) -> None:
    found = reads(folder, '[corpus]\ntexts = ["*"]\n[fill]\nmemory = "new.db"\n[memory]\nadd = "new.db"\n')
    assert found.fill is not None
    assert found.fill.memory == found.memory
