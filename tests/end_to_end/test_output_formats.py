"""Every format that ``ushtil align`` writes, as a user asks for it, and what other programs and we read in it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ushtil.align.cli import main

TEXTS = ("report.en.txt", "report.kk.txt", "report.ru.txt")
PAIRS = ("en-kk", "en-ru", "kk-ru")
ENDINGS = (".xlf", ".moses", ".ladder", ".vecalign", ".xces", ".tmx")
VERSIONS = {
    "en": "The bridge opens\n\nIt is 340 metres long. It cost 5 < 6 & more.\n\nThe ferry ran until 12 May 2024.\n",
    "kk": "Көпір ашылды\n\nҰзындығы – 340 метр. Құны 5 < 6 & одан көп.\n\nПаром 2024 жылғы 12 мамырға дейін жүрді.\n",
    "ru": "Мост открыт\n\nЕго длина – 340 метров. Он стоил 5 < 6 & больше.\n\nПаром ходил до 12 мая 2024 года.\n",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def names(folder: Path, start: str) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(start))


def done(result: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    assert result.returncode == 0, result.stderr
    return result


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every format of three short versions."""
    folder = tmp_path_factory.mktemp("outputs")
    for lang, text in VERSIONS.items():
        (folder / f"report.{lang}.txt").write_text(text, encoding="utf-8")
    names = [str(folder / text) for text in TEXTS]
    targets = [part for ending in ENDINGS for part in ("-o", str(folder / f"out{ending}"))]
    assert main(["align", *names, *targets]) == 0
    assert main(["align", *names, "--multi", "-o", str(folder / "multi.tmx")]) == 0
    return folder


def test_a_format_of_two_languages_becomes_files_for_each_pair(outputs: Path) -> None:
    for ending in ("xlf", "ladder", "vecalign", "xml", "tmx"):
        assert {f"out.{pair}.{ending}" for pair in PAIRS} <= set(names(outputs, "out."))
    assert {"out.en-kk.en", "out.en-kk.kk", "out.kk-ru.ru", "out.en.xml", "out.kk.xml"} <= set(names(outputs, "out."))


def test_xmllint_finds_every_memory_valid(outputs: Path, xmllint: str, root: Path) -> None:
    dtd = root / "tests/clients/tmx14.dtd"
    memories = list(outputs.glob("*.tmx"))
    assert {path.name for path in memories} >= {"multi.tmx", *(f"out.{pair}.tmx" for pair in PAIRS)}
    for path in memories:
        command = [xmllint, "--noout", "--nonet", "--dtdvalid", str(dtd), str(path)]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (found.returncode, found.stderr) == (0, ""), path


def test_the_dtd_of_these_tests_refuses_what_the_format_forbids(tmp_path: Path, xmllint: str, root: Path) -> None:
    bad = tmp_path / "bad.tmx"
    tu = '<tu><tuv xml:lang="en"><seg>a</seg></tuv><prop type="x-a">b</prop></tu>'
    header = (
        'creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="en" datatype="x"'
    )
    bad.write_text(f'<tmx version="1.4"><header {header}/><body>{tu}</body></tmx>')
    command = [xmllint, "--noout", "--nonet", "--dtdvalid", str(root / "tests/clients/tmx14.dtd"), str(bad)]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_every_xml_file_is_well_formed_for_another_parser(outputs: Path, xmllint: str) -> None:
    files = [str(path) for ending in ("xlf", "xml") for path in outputs.glob(f"*.{ending}")]
    assert len(files) == 9
    subprocess.run([xmllint, "--noout", "--nonet", *files], check=True, capture_output=True)


def test_one_memory_of_three_languages_holds_only_what_is_complete(ushtil, texts: Path) -> None:
    (texts / "short.kk.txt").write_text(
        "Көпір ашылды\n\nЕсіл өзеніне салынған жаңа көпір 2024 жылғы 5 мамырда ашылды.\n", encoding="utf-8"
    )
    done(ushtil("align", "report.en.txt", "short.kk.txt", "report.ru.txt", "--multi", "-o", "m.tmx"))
    files = names(texts, "m.")
    assert files[-1] == "m.tmx"
    units = [unit for name in files for unit in ET.parse(texts / name).iter("tu")]
    assert units
    assert all([tuv.get(LANG) for tuv in unit.iter("tuv")] == ["en", "kk", "ru"] for unit in units)
    assert all(seg.text for unit in units for seg in unit.iter("seg"))


def test_plain_pairs_have_as_many_lines_in_both_languages(outputs: Path) -> None:
    english, kazakh = ((outputs / f"out.en-kk.{lang}").read_text(encoding="utf-8") for lang in ("en", "kk"))
    assert english.count("\n") == kazakh.count("\n") >= 4
    assert english.splitlines()[0] == "The bridge opens"
    assert kazakh.splitlines()[0] == "Көпір ашылды"


def test_evaluate_reads_what_it_wrote_for_other_programs(
    outputs: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    gold = tmp_path / "gold.tsv"
    names = [str(outputs / text) for text in TEXTS]
    assert main(["align", *names, "--pair", "en-kk", "-o", str(gold)]) == 0
    for ending in ("ladder", "vecalign", "xml"):
        capsys.readouterr()
        assert main(["evaluate", str(gold), str(outputs / f"out.en-kk.{ending}"), "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["strict"]["f1"] == 1.0


def test_xliff_is_read_back_as_its_two_texts(outputs: Path) -> None:
    pytest.importorskip("lxml")
    from ushtil.corpus.read import read

    english, kazakh = (read(f"{lang}={outputs / 'out.en-kk.xlf'}") for lang in ("en", "kk"))
    assert "It cost 5 < 6 & more." in english.text
    assert "Құны 5 < 6 & одан көп." in kazakh.text


def test_an_older_xliff_is_written_on_request_and_only_then(ushtil, texts: Path) -> None:
    done(ushtil("align", *TEXTS[:2], "-o", "a.xlf", "--format", "xliff12"))
    done(ushtil("align", *TEXTS[:2], "-o", "b.xliff"))
    versions = [ET.parse(texts / name).getroot().get("version") for name in ("a.xlf", "b.xliff")]
    assert versions == ["1.2", "2.1"]


def test_a_reviewed_workbook_is_given_in_place_of_the_texts(ushtil, texts: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    done(ushtil("align", *TEXTS, "-o", "review.xlsx"))
    book = openpyxl.load_workbook(texts / "review.xlsx")
    titles = [cell.value for cell in book.active[1]]
    for row in book.active.iter_rows(min_row=2):
        if row[titles.index("kk_text")].value == "Көпір ашылды":
            row[titles.index("kk_text")].value = "=Көпір салтанатты түрде ашылды"
    book.save(texts / "review.xlsx")
    done(ushtil("align", "review.xlsx", "-o", "mended.tmx", "-o", "mended.jsonl"))
    segments = [seg.text for seg in ET.parse(texts / "mended.en-kk.tmx").iter("seg")]
    assert "Көпір ашылды" not in segments
    assert names(texts, "mended.")[-1] == "mended.kk-ru.tmx"
    beads = [json.loads(line) for line in (texts / "mended.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {lang for bead in beads for lang in bead["text"]} == {"en", "kk", "ru"}


def test_a_project_of_three_versions_has_a_folder_for_each_pair(ushtil, texts: Path) -> None:
    result = done(ushtil("align", *TEXTS, "--layout", "omegat", "-o", "P"))
    assert names(texts / "P", "") == list(PAIRS)
    assert "wrote P" in result.stderr
    assert result.stdout == ""
    source = (texts / "P/en-kk/source/report.en.txt").read_bytes()
    assert source == (texts / "report.en.txt").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--layout", "omegat"), "name a new one with -o"),
        (("--layout", "omegat", "-o", "P", "--format", "tsv"), "without --format"),
        (("--layout", "omegat", "-o", "."), "something in this folder already"),
        (("--layout", "omegat", "-o", "no/P"), "does not exist"),
        (("--multi",), "-o out.tmx"),
        (("--multi", "-o", "a.tsv"), "-o out.tmx"),
        (("--format", "xlsx"), "goes into files"),
        (("--format", "moses"), "goes into files"),
        (("--format", "xliff"), "--pair en-kk"),
        (("--format", "ladder"), "--pair en-kk"),
        (("--format", "vecalign", "-o", "-"), "--pair en-kk"),
        (("-o", "a.csv"), ".xlsx or .tsv"),
        (("-o", "a.xlf", "--format", "tsv"), "the ending says xliff"),
    ],
)
def test_what_cannot_be_is_one_clear_line_and_leaves_nothing(
    arguments: tuple[str, ...],
    told: str,
    texts: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(texts)
    before = names(texts, "")
    assert main(["align", *TEXTS, *arguments]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert told in said.err
    assert names(texts, "") == before


def test_a_format_of_two_languages_is_refused_before_the_versions_are_aligned(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(texts)
    monkeypatch.setattr("ushtil.align.engine.align_documents", lambda *_: pytest.fail("the work was done first"))
    for form in ("xliff", "ladder", "vecalign", "tmx"):
        assert main(["align", *TEXTS, "--format", form]) == 2
        assert "--pair en-kk" in capsys.readouterr().err


def test_a_workbook_that_is_none_is_one_clear_line(ushtil, texts: Path) -> None:
    pytest.importorskip("openpyxl")
    (texts / "x.xlsx").write_text("A.\tB.\n")
    result = ushtil("align", "x.xlsx", "-o", "x.tmx")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "x.xlsx" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_one_clear_line(ushtil, texts: Path) -> None:
    (texts / "full.xlf").symlink_to("/dev/full")
    result = ushtil("align", *TEXTS[:2], "-o", "full.xlf")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "disk is full" in result.stderr
