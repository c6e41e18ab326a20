"""A corpus is built once; afterwards only what changed is built again, and nothing old passes for a result."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from made_corpora import Corpus, files, run, text
from ushtil.align.cli import main
from ushtil.corpus.errors import InputError, ModelUnavailableError, OutputError
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

ALL = 'formats = ["tmx", "tsv", "jsonl", "moses", "html", "xliff", "xces", "ladder", "vecalign"]'


def rows(built: Path) -> dict[str, dict[str, str]]:
    header, *lines = [line.split("\t") for line in (built / "works.tsv").read_text("utf-8").splitlines()]
    return {line[0]: dict(zip(header, line, strict=True)) for line in lines}


def test_each_format_is_joined_or_made_for_every_work(corpus: Corpus, tmp_path: Path) -> None:
    built = run(corpus(2, "en kk ru", f"[write]\n{ALL}"))
    assert (sorted(built.new), built.problems) == (["report0", "report1"], {})
    names = set(files(tmp_path / "built"))
    for pair in ("en-kk", "en-ru", "kk-ru"):
        first, second = pair.split("-")
        assert {f"reports.{pair}.{end}" for end in ("tmx", "tsv", "jsonl", first, second)} <= names
        assert {f"works/report1/report1.{pair}.{end}" for end in ("xlf", "xml", "ladder", "vecalign")} <= names
    assert {"works.tsv", "works/report0/report0.html", "works/report0/alignment.en-kk.jsonl"} <= names
    assert not any(name.endswith(".tmp") for name in names)
    assert rows(tmp_path / "built")["report1"]["segments"] == "en=3 kk=3 ru=3"


def test_joined_files_hold_all_works_and_say_which_piece_is_of_which(corpus: Corpus, tmp_path: Path) -> None:
    run(corpus(3, "en kk", f"[write]\n{ALL}"))
    built = tmp_path / "built"
    table = [line.split("\t") for line in (built / "reports.en-kk.tsv").read_text("utf-8").splitlines()]
    assert table[0] == ["work", "en", "kk", "score", "en_text", "kk_text"]
    assert [row[0] for row in table[1:]] == [f"report{n}" for n in range(3) for _ in range(3)]
    lines = [json.loads(line) for line in (built / "reports.en-kk.jsonl").read_text("utf-8").splitlines()]
    assert lines[4]["work"] == "report1"
    assert lines[4]["documents"] == {"en": "report1.en", "kk": "report1.kk"}
    units = ET.parse(built / "reports.en-kk.tmx").findall(".//tu")
    found = [seg.text for unit in units for seg in unit.iter("seg")]
    assert found.count("Nobody was hurt.") == 1, "the same texts are one unit"
    assert len(units) == len({unit.get("tuid") for unit in units}) == 7
    properties = {prop.get("type"): prop.text for prop in units[-1].iter("prop")}
    assert properties["x-document-en"] == "report2.en"
    pairs = [(built / f"reports.en-kk.{lang}").read_text("utf-8").splitlines() for lang in ("en", "kk")]
    assert len(pairs[0]) == len(pairs[1]) == 7


def test_the_joined_files_of_one_work_are_those_that_align_writes(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(1, "en kk", more=f'[fill]\nmemory = "m.db"\n[write]\n{ALL}')
    (tmp_path / "texts/report0.kk.txt").write_text("Оның ұзындығы – 30 метр.\n", encoding="utf-8")
    with Memory.open(tmp_path / "m.db", write=True) as memory, memory.adding() as adder:
        adder.add(Record((Variant("en", "Nobody was hurt."), Variant("kk", "Ешкім зардап шеккен жоқ."))))
    run(manifest)
    texts = [str(tmp_path / f"texts/report0.{lang}.txt") for lang in ("en", "kk")]
    ours, theirs = tmp_path / "built", tmp_path / "align"
    theirs.mkdir()
    wanted = [part for end in ("tsv", "tmx", "moses") for part in ("-o", str(theirs / f"reports.{end}"))]
    assert main(["align", *texts, "--fill", "none", "--memory", str(tmp_path / "m.db"), *wanted]) == 0
    table = (ours / "reports.en-kk.tsv").read_text("utf-8").splitlines()
    assert [line.partition("\t")[2] for line in table] == (theirs / "reports.tsv").read_text("utf-8").splitlines()
    assert (ours / "reports.en-kk.tmx").read_bytes() == (theirs / "reports.tmx").read_bytes()
    for name in ("reports.en-kk.en", "reports.en-kk.kk", "reports.memory.en-kk.en", "reports.memory.en-kk.kk"):
        assert (ours / name).read_bytes() == (theirs / name).read_bytes()


def test_a_second_build_does_nothing_and_a_changed_text_concerns_its_work_alone(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(3, "en kk ru", f"[write]\n{ALL}\n[check]")
    run(manifest)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "built").rglob("*") if path.is_file()}
    again = run(manifest)
    assert (again.new, len(again.current), again.written) == ([], 3, [])
    assert {path: path.stat().st_mtime_ns for path in before} == before
    (tmp_path / "texts/report1.kk.txt").write_text(text("kk", 7), encoding="utf-8")
    changed = run(manifest)
    assert changed.new == ["report1"]
    assert changed.written
    assert run(manifest, again=True).new == ["report0", "report1", "report2"]


@pytest.mark.parametrize(
    ("more", "new"),
    [
        ("[align]\nmin_score = 0.5", ["report0", "report1"]),
        ("[check]", ["report0", "report1"]),
        ('[write]\nformats = ["html", "jsonl"]', []),
    ],
)
def test_other_options_make_again_what_depends_on_them(
    corpus: Corpus, tmp_path: Path, more: str, new: list[str]
) -> None:
    run(corpus())
    assert run(corpus(more=more)).new == new
    built = files(tmp_path / "built")
    assert ("works/report0/report0.html" in built) == ("html" in more)
    assert ("reports.en-kk.tmx" in built) == ("html" not in more)
    assert ("reports.findings.jsonl" in built) == ("check" in more)


def test_formats_that_come_later_are_the_same_as_if_they_had_been_asked_for_at_once(
    corpus: Corpus, tmp_path: Path
) -> None:
    run(corpus(2, "en kk ru", more=f"[write]\n{ALL}"))
    at_once = files(tmp_path / "built")
    run(corpus(2, "en kk ru", more='[write]\nformats = ["tsv"]'))
    assert len(files(tmp_path / "built")) < len(at_once)
    assert run(corpus(2, "en kk ru", more=f"[write]\n{ALL}")).new == []
    assert files(tmp_path / "built") == at_once


def test_a_text_that_is_gone_takes_its_results_with_it_and_no_file_of_others(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(3)
    run(manifest)
    (tmp_path / "built/works/report0/mine.txt").write_text("mine")
    for number in (0, 1):
        for lang in ("en", "kk"):
            (tmp_path / f"texts/report{number}.{lang}.txt").unlink()
    built = run(manifest)
    assert built.removed == ["report0", "report1"]
    assert [name for name in files(tmp_path / "built") if name.startswith("works/report0")] == [
        "works/report0/mine.txt"
    ]
    assert not (tmp_path / "built/works/report1").exists()
    assert "report1" not in (tmp_path / "built/reports.en-kk.tsv").read_text("utf-8")


def test_a_work_that_fails_stops_no_other_and_its_old_result_is_gone(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(2)
    run(manifest)
    (tmp_path / "texts/report0.kk.txt").write_bytes(b"some\0text\n")
    (tmp_path / "texts/report1.en.txt").write_text(text("en", 8), encoding="utf-8")
    built = run(manifest)
    assert built.new == ["report1"]
    assert "report0.kk.txt:1: binary data" in built.problems["report0"]
    assert not (tmp_path / "built/works/report0").exists()
    assert rows(tmp_path / "built")["report0"]["state"].startswith("failed: ")
    assert "report0" not in (tmp_path / "built/reports.en-kk.tsv").read_text("utf-8")
    (tmp_path / "texts/report0.kk.txt").write_text(text("kk", 0), encoding="utf-8")
    assert run(manifest).new == ["report0"]


def test_a_result_that_is_damaged_is_made_again(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(2)
    run(manifest)
    whole = files(tmp_path / "built")
    (tmp_path / "built/works/report0/alignment.jsonl").write_text("{}\n")
    (tmp_path / "built/reports.en-kk.tsv").unlink()
    built = run(manifest)
    assert built.new == ["report0"]
    assert "kept as alignment.changed.jsonl" in built.notes[0]
    (tmp_path / "built/works/report0/alignment.changed.jsonl").unlink()
    assert files(tmp_path / "built") == whole


def test_a_work_of_one_version_is_listed_and_checked(corpus: Corpus, tmp_path: Path) -> None:
    run(corpus(2, "en", more="[check]"))
    found = rows(tmp_path / "built")
    assert {row["state"] for row in found.values()} == {"one version only"}
    assert set(files(tmp_path / "built")) >= {"reports.findings.jsonl", "works/report0/findings.jsonl"}
    assert not any(".tmx" in name for name in files(tmp_path / "built"))


def test_works_with_different_languages_stand_side_by_side(corpus: Corpus, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow.parquet import read_table

    manifest = corpus(2, "en kk ru", more='[write]\nformats = ["parquet", "tsv"]')
    (tmp_path / "texts/report0.kk.txt").unlink()
    run(manifest)
    found = [row["translation"] for row in read_table(tmp_path / "built/reports.parquet").to_pylist()]
    assert {tuple(lang for lang, held in row.items() if held) for row in found} == {("en", "ru"), ("en", "kk", "ru")}
    assert rows(tmp_path / "built")["report0"]["linked"] == "en-ru=3"


def test_a_memory_is_fed_once_with_what_people_wrote(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(2, more='[memory]\nadd = "m.db"')
    machine = f"[Машиналық аударма: x]\n\n{text('kk', 9)}"
    (tmp_path / "texts/made.en.txt").write_text(text("en", 9), encoding="utf-8")
    (tmp_path / "texts/made.kk.txt").write_text(machine, encoding="utf-8")
    built = run(manifest)
    assert built.fed is not None
    assert (built.fed.new, built.fed.known) == (5, 1)
    assert run(manifest).fed is None
    again = run(corpus(2, more='[memory]\nadd = "m.db"', head='folder = "elsewhere"')).fed
    assert again is not None
    assert (again.new, again.known) == (0, 6)
    with Memory.open(tmp_path / "m.db") as memory:
        (match,) = [match for match in memory.lookup("It is 30 metres long.", "en", "kk", 100) if match.exact]
        assert match.documents == {"en": "report0.en", "kk": "report0.kk"}
        assert not any(match.exact for match in memory.lookup("It is 120 metres long.", "en", "kk", 100))


def test_a_version_that_is_made_stands_where_the_others_have_theirs(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(2, "en kk", more='[fill]\nmemory = "m.db"\nlanguages = ["en"]\n[write]\nformats = ["tmx", "tsv"]')
    with Memory.open(tmp_path / "m.db", write=True) as memory, memory.adding() as adder:
        adder.add(Record((Variant("en", "Nobody was hurt."), Variant("kk", "Ешкім зардап шеккен жоқ."))))
    (tmp_path / "texts/report1.en.txt").unlink()
    run(manifest)
    built = files(tmp_path / "built")
    assert [name for name in built if name.endswith(".tsv")] == ["reports.en-kk.tsv", "works.tsv"]
    made = built["works/report1/report1.en.txt"].decode()
    assert made.startswith("[Translation memory: m.db]\n\n[…]")
    assert made.endswith("Nobody was hurt.\n")
    assert rows(tmp_path / "built")["report1"]["filled"] == "en=empty:2 en=memory:1"
    last = built["reports.en-kk.tsv"].decode().splitlines()[-1].split("\t")
    assert (last[0], last[1], last[2], last[4], last[6]) == ("report1", "", "2", "Nobody was hurt.", "en=memory")


def test_what_a_person_translated_in_one_work_stands_for_what_was_recalled_in_another(
    corpus: Corpus, tmp_path: Path
) -> None:
    manifest = corpus(2, more='[fill]\nmemory = "m.db"\n[write]\nformats = ["tmx", "moses"]')
    (tmp_path / "texts/report0.kk.txt").write_text("Оның ұзындығы – 30 метр.\n", encoding="utf-8")
    with Memory.open(tmp_path / "m.db", write=True) as memory, memory.adding() as adder:
        adder.add(Record((Variant("en", "Nobody was hurt."), Variant("kk", "Ешкім зардап шеккен жоқ."))))
    run(manifest)
    built = tmp_path / "built"
    assert rows(built)["report0"]["filled"] == "kk=empty:1 kk=memory:1"
    units = [tu for tu in ET.parse(built / "reports.en-kk.tmx").iter("tu") if "Nobody" in "".join(tu.itertext())]
    assert [{prop.get("type"): prop.text for prop in tu.iter("prop")}.get("x-document-kk") for tu in units] == [
        "report1.kk"
    ]
    assert "Nobody was hurt." in (built / "reports.en-kk.en").read_text("utf-8").splitlines()
    assert not list(built.glob("reports.memory.*")), "nothing is left that a memory alone has"


def test_works_of_three_versions_become_a_memory_of_three_languages_when_asked(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(3, "en kk ru", more='[write]\nformats = ["tmx"]')
    (tmp_path / "texts/report2.ru.txt").unlink()
    run(manifest)
    assert not (tmp_path / "built/reports.en-kk-ru.tmx").exists()
    assert run(corpus(0, more='[write]\nformats = ["tmx"]\nmulti = true')).new == []
    units = ET.parse(tmp_path / "built/reports.en-kk-ru.tmx").findall(".//tu")
    assert len(units) == 5, "the same texts are one unit"
    assert all(len(tu.findall("tuv")) == 3 for tu in units)


def test_a_glossary_that_cannot_be_read_is_told_before_any_work_begins(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").mkdir()
    for table in ("check", "fill"):
        with pytest.raises(InputError, match=r"terms\.tsv: .*directory"):
            run(corpus(more=f'[{table}]\nterms = "terms.tsv"\n' + 'model = "x"' * (table == "fill")))
    (tmp_path / "terms.tsv").rmdir()
    (tmp_path / "terms.tsv").write_text("nothing\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"terms\.tsv:1: "):
        run(corpus(more='[check]\nterms = "terms.tsv"'))
    assert not (tmp_path / "built").exists()


def test_a_file_that_is_no_memory_is_told_before_any_work_begins(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "m.db").write_text("a letter\n" * 100, encoding="utf-8")
    with pytest.raises(InputError, match="this is no translation memory"):
        run(corpus(more='[memory]\nadd = "m.db"'))
    assert not (tmp_path / "built").exists()


def test_a_model_that_cannot_serve_is_refused_before_any_work_begins(corpus: Corpus, tmp_path: Path) -> None:
    for more, said in (
        ('[align]\nscorer = "minilm"', "force = true"),
        ('[fill]\nmodel = "labse"', "translates none"),
        ('[fill]\nmodel = "gone/gone"', "is not on this computer"),
    ):
        with pytest.raises(ModelUnavailableError, match=said):
            run(corpus(more=more))
        assert not (tmp_path / "built").exists()


def test_nothing_is_made_where_nothing_can_be_built(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus(0)
    with pytest.raises(InputError, match=r"corpus\.toml:3: “texts/\*\*/\*” fits no file"):
        run(manifest)
    (tmp_path / "texts/.hidden").write_text("x")
    with pytest.raises(InputError, match="fits no file"):
        run(manifest)
    assert not (tmp_path / "built").exists()


def test_a_folder_with_the_work_of_others_is_not_taken(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus()
    (tmp_path / "built").mkdir()
    (tmp_path / "built/mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds what no build made"):
        run(manifest)
    (tmp_path / "built/mine.txt").unlink()
    assert len(run(manifest).new) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may write everywhere")
def test_a_folder_that_can_only_be_read_is_one_clear_line(corpus: Corpus, tmp_path: Path) -> None:
    manifest = corpus()
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(OutputError, match="writing is not allowed here"):
            run(manifest)
    finally:
        tmp_path.chmod(0o755)
