"""Formats of other programs: what the files are called, and what stands in files of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from ushtil.align.commands.layout import planned
from ushtil.align.formats import goal_files
from ushtil.align.targets import Target
from ushtil.corpus.errors import UsageError
from ushtil.corpus.made import Made
from ushtil.corpus.output import Content
from ushtil.corpus.types import Alignment, Bead, Document, Segment


def document(lang: str, *sentences: str) -> Document:
    text, segments = "", []
    for number, sentence in enumerate(sentences):
        segments.append(Segment(len(text), len(text) + len(sentence), number))
        text += sentence + "\n"
    return Document(f"s.{lang}", lang, text, tuple(segments))


ENGLISH, KAZAKH, RUSSIAN = document("en", "A.", "B.", "C."), document("kk", "А."), document("ru", "А.", "Б.", "В.")
MT = Made("kk", "Ә.", "mt", "en", "issai/tilmash", "abc", 0.6)
MEMORY = Made("kk", "Б.", "memory", "en", "m.sqlite", "7f", 0.75)
FILLED = Alignment(
    (ENGLISH, KAZAKH),
    (Bead(((0,), (0,))), Bead(((1,), ()), made=(MT,)), Bead(((2,), ()), made=(MEMORY,))),
)
PLAIN = Alignment((ENGLISH, RUSSIAN), tuple(Bead(((i,), (i,))) for i in range(3)))
THREE = Alignment((ENGLISH, KAZAKH, RUSSIAN), tuple(Bead(((i,), (0,) if i == 0 else (), (i,))) for i in range(3)))
KAZAKH_RUSSIAN = Alignment((KAZAKH, RUSSIAN), (Bead(((0,), (0,))), Bead(((), (1,))), Bead(((), (2,)))))
PAIRS = {("en", "kk"): FILLED, ("en", "ru"): PLAIN, ("kk", "ru"): KAZAKH_RUSSIAN}


def texts(files: Mapping[Path, Content]) -> dict[str, str]:
    return {path.name: "".join(content) for path, content in files.items()}  # type: ignore[arg-type]


def test_plain_pairs_hold_machine_translation_and_what_a_memory_gave_in_files_of_their_own(tmp_path: Path) -> None:
    assert texts(goal_files(FILLED, {}, Target(tmp_path / "out.moses", "moses"))) == {
        "out.en-kk.en": "A.\n",
        "out.en-kk.kk": "А.\n",
        "out.memory.en-kk.en": "C.\n",
        "out.memory.en-kk.kk": "Б.\n",
        "out.mt.en-kk.en": "B.\n",
        "out.mt.en-kk.kk": "Ә.\n",
    }


def test_machine_made_pairs_of_an_earlier_run_do_not_pass_for_part_of_this_one(tmp_path: Path) -> None:
    (tmp_path / "out.mt.en-ru.ru").write_text("old")
    found = texts(goal_files(PLAIN, {}, Target(tmp_path / "out.moses", "moses")))
    assert (found["out.mt.en-ru.en"], found["out.mt.en-ru.ru"]) == ("", "")
    assert "out.memory.en-ru.en" not in found


@pytest.mark.parametrize(
    ("name", "base"), [("out.moses", "out"), ("out", "out"), ("out.TXT", "out"), ("news.2024", "news.2024")]
)
def test_the_names_of_plain_pairs_keep_all_but_an_ending(name: str, base: str, tmp_path: Path) -> None:
    found = texts(goal_files(THREE, PAIRS, Target(tmp_path / name, "moses")))
    assert {f"{base}.en-kk.en", f"{base}.en-kk.kk", f"{base}.en-ru.ru", f"{base}.kk-ru.ru"} <= set(found)


@pytest.mark.parametrize(
    ("name", "base"), [("out.xces", "out"), ("out", "out"), ("out.xml", "out"), ("news.2024", "news.2024")]
)
def test_each_pair_has_links_of_its_own_whatever_the_name(name: str, base: str, tmp_path: Path) -> None:
    found = texts(goal_files(THREE, PAIRS, Target(tmp_path / name, "xces")))
    parts = ["en", "kk", "ru", "en-kk", "en-ru", "kk-ru"]
    assert sorted(found) == sorted(f"{base}.{part}.xml" for part in parts)
    assert f'fromDoc="{base}.en.xml" toDoc="{base}.kk.xml"' in found[f"{base}.en-kk.xml"]


@pytest.mark.parametrize("form", ["parquet", "xlsx", "moses", "xces"])
def test_what_is_no_text_is_refused_on_the_screen_before_the_work_is_done(form: str) -> None:
    for outputs in ([], ["-"]):
        with pytest.raises(UsageError, match="goes into files"):
            planned(outputs, form, None, multi=False, standard="tsv")


@pytest.mark.parametrize("form", ["xliff", "xliff12", "ladder", "vecalign", "tmx"])
def test_three_versions_in_a_format_of_two_are_refused_on_the_screen_before_the_work_is_done(form: str) -> None:
    with pytest.raises(UsageError, match="--pair en-kk"):
        planned([], form, None, multi=False, standard="tsv", languages=3)
    assert planned([], form, None, multi=False, standard="tsv", languages=2)[0] == [Target(None, form)]


def test_a_project_is_no_file_and_stands_in_one_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="writes a folder"):
        planned([str(tmp_path / "P"), str(tmp_path / "x.tmx")], None, "omegat", multi=False, standard="tsv")
    with pytest.raises(UsageError, match="given twice"):
        planned([str(tmp_path / "P"), str(tmp_path / "." / "P") + "/"], None, "omegat", multi=False, standard="tsv")
