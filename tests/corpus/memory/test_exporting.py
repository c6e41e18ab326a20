import errno
import tracemalloc
from datetime import UTC, datetime

import pytest
from lxml import etree
from ushtil.corpus.errors import OutputError
from ushtil.corpus.made import Made
from ushtil.corpus.memory.exporting import jsonl_lines, tmx_files, tsv_lines
from ushtil.corpus.memory.filters import Filter
from ushtil.corpus.memory.importing import ImportOptions, import_file
from ushtil.corpus.memory.languages import side
from ushtil.corpus.memory.pairs import stored_pairs
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant
from ushtil.corpus.sentences import sentence_spans
from ushtil.corpus.write.memories import has_several_sentences
from ushtil.corpus.write.tmx import tmx

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
EN_KK = (side("en"), side("kk"))


@pytest.fixture
def rich(fill, machine):
    """A memory with all that one can hold: variants, origins, three languages, dates, publications."""
    three = Variant("en", "We built 42 schools."), Variant("kk", machine.text, machine), Variant("ru", "Мы строили.")
    places = ("Ana Tili", "Egemen"), {"en": "a.en", "kk": "a.kk"}
    return fill(
        [
            Record(three, 0.5, False, "20240101T000000Z", "20250101T000000Z", *places),
            Record(
                (Variant("en", 'R&D <b> "x"'), Variant("kk-KZ", "ҒЗТКЖ"), Variant("kk-KZ", "=зерттеу")),
                1.0, True, "20230101T000000Z", "20230101T000000Z",
            ),
            Record((Variant("en", "One. Two."), Variant("kk", "Бір. Екі.")), 0.9, created="20220101T000000Z"),
        ]
    )  # fmt: skip


def test_jsonl_loses_nothing(rich, tmp_path):
    copy = tmp_path / "copy.jsonl"
    with Memory.open(rich) as memory:
        before = list(memory.records())
        copy.write_text("".join(jsonl_lines(before)), "utf-8")
    with Memory.open(tmp_path / "copy.db", write=True) as memory:
        assert import_file(memory, copy, ImportOptions()).counts == {}
        after = list(memory.records())
    filled = {"copy.jsonl"}
    for one, other in zip(before, after, strict=True):
        assert set(other.documents.values()) <= set(one.documents.values()) | filled
        assert (one.name, one.variants, one.score, one.checked) == (
            other.name,
            other.variants,
            other.score,
            other.checked,
        )
        assert (one.created, one.changed, one.publications) == (other.created, other.changed, other.publications)


def test_a_table_holds_each_combination_of_variants_and_reads_back(rich, tmp_path):
    copy = tmp_path / "copy.tsv"
    with Memory.open(rich) as memory:
        copy.write_text("".join(tsv_lines(memory.records(), ["en", "kk", "ru"])), "utf-8")
    rows = copy.read_text("utf-8").splitlines()
    assert len(rows) == 1 + 4
    with Memory.open(tmp_path / "copy.db", write=True) as memory:
        assert import_file(memory, copy, ImportOptions()).counts == {}
        assert {match.text for match in memory.lookup('R&D <b> "x"', "en", "kk")} == {"ҒЗТКЖ", "=зерттеу"}
        assert memory.lookup("We built 42 schools.", "en", "kk")[0].origin == "mt"
        assert memory.lookup("We built 42 schools.", "en", "ru")[0].origin == "human"


def tmx_of(path, place):
    with tmx_files(stored_pairs(path.connection, Filter(EN_KK)), "en", NOW, place / "out.tmx") as files:
        return {name: b"".join(content) for name, content in files.items()}


def test_tmx_parts_machine_translation_and_pieces_of_several_sentences(rich, tmp_path):
    with Memory.open(rich) as memory:
        found = {name: etree.fromstring(content) for name, content in tmx_of(memory, tmp_path).items()}
    assert {name: len(root.findall(".//tu")) for name, root in found.items()} == {"": 2, "paragraph": 1, "mt": 1}
    assert found["paragraph"].find("header").get("segtype") == "paragraph"
    assert [seg.text for seg in found[""].iter("seg")][:2] == ['R&D <b> "x"', "=зерттеу"]
    languages = {tuv.get(LANG) for r in found.values() for tuv in r.iter("tuv")}
    assert languages == {"en", "kk"}
    assert len({tu.get("tuid") for root in found.values() for tu in root.iter("tu")}) == 4


def test_what_is_known_of_a_unit_comes_back_from_tmx(fill, machine, tmp_path):
    """All but the variants, each combination of which is a unit of its own there."""
    dates = "20240101T000000Z", "20250203T040506Z"
    documents = {"en": "a.en", "kk": "a.kk"}
    recalled = Made("kk", "Өзен", "memory", "en", "old.db", "ff", 0.95, "a note")
    old = fill(
        [
            Record((Variant("en", "R&D <b>"), Variant("kk", "ҒЗТКЖ")), 0.5, True, *dates, ("A & B", "C"), documents),
            Record((Variant("en", "Mr Lee."), Variant("kk", machine.text, machine)), 0.9, False, *dates, (), documents),
            Record((Variant("en", "One. Two."), Variant("kk", "Бір. Екі.")), 0.25, True, *dates, ("C",), documents),
            Record((Variant("en", "River"), Variant("kk", "Өзен", recalled)), 1.0, False, *dates, ("D",), documents),
        ]
    )  # fmt: skip
    with Memory.open(old) as memory:
        before = sorted(jsonl_lines(memory.records()))
        contents = tmx_of(memory, tmp_path)
    assert set(contents) == {"", "mt", "paragraph"}
    with Memory.open(tmp_path / "new.db", write=True) as memory:
        for name, content in contents.items():
            (tmp_path / f"a{name}.tmx").write_bytes(content)
            assert import_file(memory, tmp_path / f"a{name}.tmx", ImportOptions()).counts == {}
        assert sorted(jsonl_lines(memory.records())) == before


def test_kazakh_in_latin_letters_keeps_its_script_and_other_codes_stay_plain(fill, tmp_path):
    latin = Record((Variant("en-GB", "River"), Variant("kk-Latn", "Ózen")), documents={"kk-Latn": "a.kk"})
    old = fill([latin, Record((Variant("en", "Lake"), Variant("kk-Cyrl-KZ", "Көл")))])
    with Memory.open(old) as memory:
        (content,) = tmx_of(memory, tmp_path).values()
        turned = stored_pairs(memory.connection, Filter((side("kk"), side("en"))))
        backwards = etree.fromstring("".join(tmx(turned, "kk", "sentence", NOW)).encode())
        only = [unit.texts for unit in stored_pairs(memory.connection, Filter((side("en"), side("kk-Latn"))))]
    assert [[tuv.get(LANG) for tuv in tu.iter("tuv")] for tu in etree.fromstring(content).iter("tu")] == [
        ["en", "kk-Latn"],
        ["en", "kk"],
    ]
    assert [tu.get("srclang") for tu in backwards.iter("tu")] == ["kk-Latn", None]
    assert only == [{"en": "River", "kk-Latn": "Ózen"}]
    (tmp_path / "a.tmx").write_bytes(content)
    with Memory.open(tmp_path / "new.db", write=True) as memory:
        assert import_file(memory, tmp_path / "a.tmx", ImportOptions()).counts == {}
        first, second = memory.records()
    assert [variant.lang for variant in (*first.variants, *second.variants)] == ["en", "kk-Latn", "en", "kk"]
    assert first.documents["kk-Latn"] == "a.kk"


def test_a_table_has_a_column_for_each_script_and_reads_back(fill, tmp_path):
    latin = Made("kk-Latn", "Ózen", "mt", "en", "some/model", "", 1.0)
    old = fill(
        [
            Record((Variant("en", "River"), Variant("kk-Latn", "Ózen", latin))),
            Record((Variant("en-GB", "Lake"), Variant("kk-Cyrl-KZ", "Көл"), Variant("kk-Latn", "Kól"))),
        ]
    )
    with Memory.open(old) as memory:
        codes = memory.written_codes(Filter())
        chosen = [memory.written_codes(Filter(EN_KK)), memory.written_codes(Filter((side("kk-Latn"), side("ru"))))]
        (tmp_path / "a.tsv").write_text("".join(tsv_lines(memory.records(), codes)), "utf-8")
    assert (codes, chosen) == (["en", "kk", "kk-Latn"], [["en", "kk", "kk-Latn"], ["kk-Latn", "ru"]])
    with Memory.open(tmp_path / "new.db", write=True) as memory:
        assert import_file(memory, tmp_path / "a.tsv", ImportOptions()).counts == {}
        river, lake = memory.records()
    assert [(variant.lang, variant.text) for variant in river.variants] == [("en", "River"), ("kk-Latn", "Ózen")]
    assert [variant.made.origin if variant.made else None for variant in river.variants] == [None, "mt"]
    assert [variant.lang for variant in lake.variants] == ["en", "kk", "kk-Latn"]


def test_a_full_disk_is_said_in_one_line(rich, tmp_path, monkeypatch):
    def full(**_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("ushtil.corpus.memory.exporting.TemporaryFile", full)
    with Memory.open(rich) as memory, pytest.raises(OutputError, match="the disk is full"):
        tmx_of(memory, tmp_path)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Yes.", False), ("Yes. No.", True), ("Mr. Lee came", False), ("No mark at all", False), ("What?! ”)", False),
        ("“We came.” They left", True), ("Иә。Жоқ。", True), ("жетті.Бұл", True), ("", False), ("...", False),
    ],
)  # fmt: skip
def test_the_quick_look_for_sentences_says_what_the_rules_say(text, several):
    assert has_several_sentences(text, "en") == several == (len(sentence_spans(text, "en")) > 1)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(), 3),
        (Filter((side("en"), side("ru"))), 1),
        (Filter(origins=("mt",)), 1),
        (Filter(origins=("human",)), 2),
        (Filter((side("en"), side("ru")), origins=("human",)), 1),
        (Filter(min_score=0.9), 2),
        (Filter(max_score=0.5), 1),
        (Filter(publication="Egemen"), 1),
        (Filter(publication="ana*"), 0),
        (Filter(publication="A*[x]"), 0),
        (Filter(document="*.kk"), 1),
        (Filter(since="20240101T000000Z"), 1),
        (Filter(until="20231231T235959Z"), 2),
        (Filter(checked=True), 1),
        (Filter((side("de"),)), 0),
    ],
)
def test_filters_choose_the_units_that_they_say(rich, wanted, count):
    with Memory.open(rich) as memory:
        assert memory.count(wanted) == count == sum(1 for _ in memory.records(wanted))


def test_units_stream_through_little_memory(fill):
    path = fill([(f"Sentence {number} of the memory", f"{number}-сөйлем") for number in range(8000)])
    with Memory.open(path) as memory:
        tracemalloc.start()
        size = sum(len(line) for line in jsonl_lines(memory.records()))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert size > 1_500_000
    assert peak < size / 3


def test_conflicts_are_found_in_both_directions_and_those_of_form_told_apart(fill):
    path = fill(
        [
            ("Water council", "Су кеңесі"),
            ("water council!", "Су алқасы"),
            ("River", "Өзен"),
            ("River", "өзен."),
            ("Stream", "Өзен"),
            ("Bank", "Жаға"),
        ]
    )
    with Memory.open(path) as memory:
        there = {conflict.texts: conflict for conflict in memory.conflicts("en", "kk")}
        (back,) = [conflict for conflict in memory.conflicts("kk", "en") if not conflict.is_formal]
    council = there["Water council", "water council!"]
    assert not council.is_formal
    assert {rendering.text for rendering in council.renderings} == {"Су кеңесі", "Су алқасы"}
    assert all(len(rendering.units) == 1 for rendering in council.renderings)
    assert there["River",].is_formal
    assert len(there) == 2
    assert (back.texts, {rendering.text for rendering in back.renderings}) == (("Өзен", "өзен."), {"River", "Stream"})
