from io import StringIO

from rich.console import Console
from ushtil.align.report.memory_table import matches_table
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant


def shown(tmp_path, pairs: list[tuple[str, str]], text: str, source: str, target: str) -> str:
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        with memory.adding() as adder:
            for one, other in pairs:
                adder.add(Record((Variant(source, one), Variant(target, other))))
        table = matches_table(text, memory.lookup(text, source, target, 60))
    stream = StringIO()
    Console(file=stream, width=200, markup=False, emoji=False, highlight=False).print(table)
    return " ".join(stream.getvalue().split())


def test_a_match_with_another_number_says_so_beside_its_full_rate(tmp_path) -> None:
    found = shown(tmp_path, [("We built 43 schools.", "Біз 43 мектеп салдық.")], "We built 42 schools.", "en", "kk")
    assert "100 % of the words" in found
    assert "87 % of all signs" in found
    assert "other numbers" in found
    assert "[-43-] {+42+}" in found
    assert "exact" not in found


def test_the_rate_without_endings_stands_beside_that_of_the_words(tmp_path) -> None:
    kazakh = shown(tmp_path, [("Мектептерді салу жоспары", "School plan")], "Мектептер салу жоспарын", "kk", "en")
    assert "33 %" in kazakh
    assert "100 % without endings" in kazakh
    assert "other numbers" not in kazakh


def test_another_spelling_is_called_one(tmp_path) -> None:
    assert "100 % spelling aside" in shown(tmp_path, [("Всё ещё ели", "Fir trees still")], "Все еще ели", "ru", "en")


def test_the_text_itself_is_exact(tmp_path) -> None:
    assert "exact" in shown(tmp_path, [("Water 5", "Су 5")], "Water 5", "en", "kk")


def drawn(tmp_path, width: int, **console) -> str:
    documents = {"en": "annual-report.jsonl", "kk": "annual-report.jsonl"}
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        with memory.adding() as adder:
            texts = Variant("en", "We built 43 schools."), Variant("kk", "Біз 43 мектеп салдық.")
            adder.add(Record(texts, checked=True, changed="20261122T000000Z", documents=documents))
        table = matches_table("We built 42 schools.", memory.lookup("We built 42 schools.", "en", "kk", 60))
    stream = StringIO()
    Console(file=stream, width=width, markup=False, emoji=False, highlight=False, **console).print(table)
    return stream.getvalue()


def test_at_80_columns_names_and_dates_stay_whole(tmp_path) -> None:
    lines = drawn(tmp_path, 80).splitlines()
    assert {"human", "checked", "annual-report.jsonl", "2026-11-22"} <= {
        line.split()[-1] for line in lines if line.split()
    }


def test_the_marks_stand_in_a_terminal_too_with_colours_or_without(tmp_path) -> None:
    plain = drawn(tmp_path, 160, force_terminal=True, no_color=True, color_system="truecolor")
    assert "[-43-]" in plain
    assert "{+42+}" in plain
    coloured = drawn(tmp_path, 160, force_terminal=True, color_system="standard", no_color=False)
    assert "\x1b[31m[-43-]" in coloured
    assert "\x1b[32m{+42+}" in coloured
