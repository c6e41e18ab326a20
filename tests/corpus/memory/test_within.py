"""A pair that also stands in a unit of three languages is one unit with it, whichever came first."""

import json
from datetime import UTC, datetime

import pytest
from lxml import etree
from ushtil.corpus.memory.exporting import tmx_files, tsv_lines
from ushtil.corpus.memory.filters import Filter
from ushtil.corpus.memory.importing import ImportOptions, import_file
from ushtil.corpus.memory.languages import side
from ushtil.corpus.memory.pairs import stored_pairs
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

EN, KK, RU = (
    Variant("en", "We built 42 schools."),
    Variant("kk", "Біз 42 мектеп салдық."),
    Variant("ru", "Мы построили 42 школы."),
)
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
PAIR = Record((EN, KK), 0.5, True, "20240102T000000Z", "20240102T000000Z", ("Ana Tili",), {"en": "a.en", "kk": "a.kk"})
THREE = Record(
    (EN, KK, RU), 0.9, False, "20250102T000000Z", "20250102T000000Z", ("Egemen",), {"en": "b.en", "ru": "b.ru"}
)


def added(memory, *records):
    with memory.adding() as adder:
        for record in records:
            adder.add(record)
    return adder.new, adder.known


def units_of(memory):
    return sorted(sorted(variant.text for variant in record.variants) for record in memory.records())


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("records", [(PAIR, THREE), (THREE, PAIR), (PAIR, THREE, PAIR, THREE)])
def test_a_pair_and_a_unit_of_three_languages_are_one_unit_in_either_order(tmp_path, records, at_once):
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        counts = [added(memory, *records)] if at_once else [added(memory, record) for record in records]
        (held,) = memory.records()
        figures = memory.statistics()
        assert memory.connection.execute("SELECT count(DISTINCT unit) FROM places").fetchone() == (1,)
    assert [sum(column) for column in zip(*counts, strict=True)] == [1, len(records) - 1]
    assert {variant.lang for variant in held.variants} == {"en", "kk", "ru"}
    assert (held.score, held.checked) == (0.9, True)
    assert (held.created, held.changed) == ("20240102T000000Z", "20250102T000000Z")
    assert set(held.publications) == {"Ana Tili", "Egemen"}
    assert held.documents["kk"] == "a.kk"
    assert held.documents["ru"] == "b.ru"
    assert figures.pairs == {("en", "kk"): 1, ("en", "ru"): 1, ("kk", "ru"): 1}


def test_three_pairs_of_one_sentence_are_one_unit_when_the_three_languages_come(tmp_path):
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        assert added(memory, Record((EN, KK)), Record((RU, EN)), Record((KK, RU))) == (3, 0)
        assert added(memory, THREE) == (0, 1)
        assert memory.count() == 1
        assert memory.lookup(RU.text, "ru", "kk")[0].text == KK.text
        assert memory.connection.execute("SELECT count(*) FROM variants").fetchone() == (3,)


def test_units_that_share_one_side_only_stay_apart(tmp_path):
    other = Record((EN, Variant("kk", "Біз 42 мектеп тұрғыздық.")))
    latin = Record((EN, Variant("kk-Latn", KK.text)))
    russian = Record((EN, Variant("ru", "Нами построены 42 школы.")))
    for number, records in enumerate([(THREE, other, latin, russian), (other, latin, russian, THREE)]):
        with Memory.open(tmp_path / f"{number}.db", write=True) as memory:
            assert added(memory, *records) == (4, 0)
            assert memory.count() == 4


def test_two_units_of_three_languages_with_one_pair_in_common_both_stay(tmp_path):
    other = Record((EN, KK, Variant("ru", "Нами построены 42 школы.")))
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        assert added(memory, PAIR, THREE, other) == (2, 1)
        assert memory.count() == 2
        assert added(memory, PAIR) == (0, 1)


@pytest.mark.parametrize("human_first", [True, False])
def test_what_a_person_wrote_in_one_of_them_is_no_machine_translation(tmp_path, machine, human_first):
    texts = EN, Variant("kk", machine.text, machine)
    for number, (one, other) in enumerate(
        [
            (Record((EN, Variant("kk", machine.text))), Record((*texts, RU))),
            (Record((EN, Variant("kk", machine.text), RU)), Record(texts)),
        ]
    ):
        with Memory.open(tmp_path / f"{number}.db", write=True) as memory:
            for record in (one, other) if human_first else (other, one):
                added(memory, record)
            assert [match.origin for match in memory.lookup(EN.text, "en", "kk")] == ["human"]
            assert memory.statistics().origins["mt"] == 0


def test_a_machine_stays_one_where_the_pair_says_so_too(tmp_path, machine):
    texts = EN, Variant("kk", machine.text, machine)
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        added(memory, Record(texts), Record((*texts, RU)))
        assert memory.statistics().origins == {"human": 0, "mt": 1, "memory": 0}


def test_a_memory_that_has_both_as_units_is_mended_when_the_three_languages_come_again(tmp_path, monkeypatch):
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        with monkeypatch.context() as context:
            context.setattr("ushtil.corpus.memory.adding.holders", lambda *_: {})
            added(memory, THREE)
            added(memory, PAIR)
        assert memory.count() == 2
        assert added(memory, THREE) == (0, 1)
        assert memory.count() == 1


def test_an_error_while_pairs_are_taken_in_leaves_them(tmp_path):
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        added(memory, PAIR)
        before = list(memory.records())
        with pytest.raises(AttributeError):
            added(memory, THREE, *[None])
        assert list(memory.records()) == before


@pytest.mark.parametrize("pairs_first", [True, False])
def test_files_of_pairs_and_of_three_languages_make_each_unit_once_and_go_out_once(tmp_path, pairs_first):
    rows = [(f"Sentence {n} of the speech", f"Сөздің {n}-сөйлемі", f"Предложение {n} речи") for n in range(12)]
    pairs, threes = tmp_path / "pairs.tsv", tmp_path / "threes.jsonl"
    pairs.write_text("en\tkk\n" + "".join(f"{en}\t{kk}\n" for en, kk, _ in rows), "utf-8")
    texts = [{"text": {"en": en, "kk": kk, "ru": ru}, "score": 0.9} for en, kk, ru in rows]
    threes.write_text("".join(json.dumps(text) + "\n" for text in texts), "utf-8")
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        files = (pairs, threes) if pairs_first else (threes, pairs)
        found = [import_file(memory, file, ImportOptions()) for file in files]
        assert [(report.new, report.known) for report in found] == [(12, 0), (0, 12)]
        assert units_of(memory) == sorted(sorted(row) for row in rows)
        assert memory.statistics().pairs[("en", "kk")] == 12
        assert list(memory.conflicts("en", "kk")) == []
        wanted = Filter((side("en"), side("kk")))
        with tmx_files(stored_pairs(memory.connection, wanted), "en", NOW, tmp_path / "out.tmx") as parts:
            (content,) = (b"".join(part) for part in parts.values())
        assert len(etree.fromstring(content).findall(".//tu")) == 12
        (tmp_path / "out.tmx").write_bytes(content)
        again = import_file(memory, tmp_path / "out.tmx", ImportOptions())
        assert (again.new, again.known, memory.count()) == (0, 12, 12)
        assert len(list(tsv_lines(memory.records(), ["en", "kk", "ru"]))) == 13
