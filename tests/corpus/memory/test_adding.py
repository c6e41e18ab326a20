import pytest
from ushtil.corpus.memory.filters import Filter
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

PAIR = (Variant("en", "We built 42 schools."), Variant("kk", "Біз 42 мектеп салдық."))


def test_a_unit_that_comes_again_is_kept_once_with_the_best_that_is_said_of_it(fill):
    path = fill(
        [
            Record(PAIR, 0.5, False, "20240102T000000Z", "20240102T000000Z", ("Ana Tili",), {"en": "a.en"}),
            Record(PAIR[::-1], 0.9, True, "20250102T000000Z", "20250102T000000Z", ("Egemen",), {"kk": "b.kk"}),
        ]
    )
    with Memory.open(path) as memory:
        (held,) = memory.records()
    assert (held.score, held.checked, held.publications) == (0.9, True, ("Ana Tili", "Egemen"))
    assert (held.created, held.changed) == ("20240102T000000Z", "20250102T000000Z")
    assert held.documents == {"en": "a.en", "kk": "b.kk"}


def test_a_text_that_a_human_is_said_to_have_written_is_no_machine_translation_any_more(fill, machine):
    texts = (PAIR[0], Variant("kk", machine.text, machine))
    human = (PAIR[0], Variant("kk", machine.text))
    for number, records in enumerate(([Record(texts), Record(human)], [Record(human), Record(texts)])):
        with Memory.open(fill(records, f"{number}.db")) as memory:
            assert [match.origin for match in memory.lookup(PAIR[0].text, "en", "kk")] == ["human"]


def test_units_of_many_batches_are_all_there_and_counted(tmp_path):
    texts = [f"Sentence number {number % 5_500} of many" for number in range(6_000)]
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        with memory.adding() as adder:
            for text in texts:
                adder.add(Record((Variant("en", text), Variant("kk", f"kk {text}"))))
        assert (adder.new, adder.known, memory.count()) == (5_500, 500, 5_500)
        assert all(memory.lookup(text, "en", "kk")[0].exact for text in texts[::1000])


def test_what_was_added_is_found_before_and_after_the_next_import(tmp_path):
    path = tmp_path / "m.db"
    for number in range(3):
        with Memory.open(path, write=True) as memory, memory.adding() as adder:
            adder.add(Record((Variant("en", f"This is import {number} of three"), Variant("kk", f"{number}-импорт"))))
    with Memory.open(path) as memory:
        assert len(memory.lookup("This is import 9 of three", "en", "kk")) == 3


def add(memory, records):
    with memory.adding() as adder:
        for record in records:
            adder.add(record)


def test_an_error_in_the_middle_leaves_the_memory_as_it_was(fill):
    path = fill([Record(PAIR)])
    with Memory.open(path, write=True) as memory:
        with pytest.raises(AttributeError):
            add(memory, [Record((Variant("en", "More"), Variant("kk", "Тағы"))), None])
        assert memory.count() == 1
        assert memory.lookup("More", "en", "kk") == []


def test_pruned_units_are_gone_with_all_that_only_they_had_and_can_come_back(fill):
    path = fill(
        [
            Record(PAIR, 0.2, publications=("Ana Tili",)),
            Record((PAIR[0], Variant("ru", "Мы построили 42 школы.")), 0.9, publications=("Egemen",)),
        ]
    )
    with Memory.open(path, write=True) as memory:
        assert memory.prune(Filter(max_score=0.5)) == (1, 1)
        assert memory.lookup(PAIR[0].text, "en", "kk") == []
        assert memory.lookup("Біз 42 мектеп саламыз.", "kk", "en", 30) == []
        assert memory.lookup("We built 43 schools.", "en", "ru")[0].text == "Мы построили 42 школы."
        assert memory.statistics().publications == {"Egemen": 1}
        with memory.adding() as adder:
            adder.add(Record(PAIR))
        assert memory.lookup("Біз 42 мектеп саламыз.", "kk", "en", 50)[0].text == PAIR[0].text
        assert memory.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_figures_add_up(fill, machine):
    path = fill(
        [
            Record((*PAIR, Variant("ru", "Мы построили 42 школы.")), checked=True),
            Record((PAIR[0], Variant("kk", machine.text, machine))),
        ]
    )
    with Memory.open(path) as memory:
        figures = memory.statistics()
    assert (figures.units, figures.checked) == (2, 1)
    assert figures.texts == {"en": 1, "kk": 2, "ru": 1}
    assert figures.pairs == {("en", "kk"): 2, ("en", "ru"): 1, ("kk", "ru"): 1}
    assert figures.origins == {"human": 1, "mt": 1, "memory": 0}
    assert figures.bytes == path.stat().st_size
