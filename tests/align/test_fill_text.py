"""A text that was made looks like its source and can be told apart from a written one for ever."""

from __future__ import annotations

from collections.abc import Sequence

from ushtil.align.engine import Aligned
from ushtil.align.fill import Piece, alone, fill, with_missing
from ushtil.align.fill_directions import Directions
from ushtil.align.fill_text import is_marked, made_text
from ushtil.corpus.layout import segments
from ushtil.corpus.made import Made
from ushtil.corpus.types import Alignment, Bead, Document

MADE = {"One.": "Бір.", "Two.": "Екі.", "Three.": "", "Title": "Тақырып", "Четыре.": "Төрт."}


def make(pieces: Sequence[Piece]) -> list[Made]:
    return [
        Made(p.target, " ".join(MADE[text] for text in p.texts), "mt", p.source, "issai/tilmash", "abc", 0.9)
        for p in pieces
    ]


def document(text: str, lang: str = "en", *, lines: bool = False) -> Document:
    return Document(f"s.{lang}", lang, text, segments(text, lang, lines=lines))


def kazakh(text: str, *, lines: bool = False) -> str:
    absent = with_missing(alone(document(text, lines=lines)), [Document("s.kk", "kk", "", ())])
    return made_text(fill(absent, make, Directions(), ["kk"]).alignment, "kk", lines=lines)


MARK = "[Машиналық аударма: issai/tilmash@abc]"


def test_the_white_space_between_segments_is_that_of_the_source():
    assert kazakh("Title\n\nOne.  Two.\n\n\n   One.\n") == f"{MARK}\n\nТақырып\n\nБір.  Екі.\n\n\n   Бір.\n"


def test_what_stands_before_the_first_segment_gives_way_to_the_mark():
    assert kazakh("\ufeff\n\nOne.\n") == f"{MARK}\n\nБір.\n"


def test_windows_line_ends_stay():
    assert kazakh("One.\r\n\r\nTwo.\r\n") == f"{MARK}\r\n\r\nБір.\r\n\r\nЕкі.\r\n"


def test_a_text_ends_its_last_line_even_if_the_source_does_not():
    assert kazakh("One.") == f"{MARK}\n\nБір.\n"


def test_what_could_not_be_made_leaves_a_mark_in_its_place():
    assert kazakh("One. Three. Two.\n") == f"{MARK}\n\nБір. […] Екі.\n"


def test_of_a_text_taken_line_by_line_each_line_stays_one_and_the_mark_is_one_line_more():
    assert kazakh("One.\nTwo.\n\nOne.\n", lines=True) == f"{MARK}\nБір.\nЕкі.\n\nБір.\n"


def filled(lang: str, *made: Made) -> Alignment:
    source = document("One. Two. Three.")
    target = Document(f"s.{lang}", lang, "", ())
    return Alignment((source, target), tuple(Bead(((n,), ()), made=(each,)) for n, each in enumerate(made)))


def test_the_mark_is_in_the_language_of_the_text():
    parts = [Made("ru", "Раз.", "mt", "en", "m", "r", 0.9)] * 3
    assert made_text(filled("ru", *parts), "ru").startswith("[Машинный перевод: m@r]\n\nРаз. Раз. Раз.\n")
    parts = [Made("de", "Eins.", "mt", "en", "m", "r", 0.9)] * 3
    assert made_text(filled("de", *parts), "de").startswith("[Machine translation: m@r]\n")


def test_the_mark_names_every_maker_and_a_name_cannot_break_out_of_its_line():
    parts = (
        Made("kk", "Бір.", "mt", "en", "a\nb", "r", 0.9),
        Made("kk", "Екі.", "memory", "en", "memory.sqlite", "unit 7", 1.0),
        Made("kk", "", "mt", "en", "c", "r", 0.0, "left empty"),
    )
    first = made_text(filled("kk", *parts), "kk").split("\n")[0]
    assert first == "[Машиналық аударма: a b@r; Аударма жады: memory.sqlite]"


def test_a_sentence_that_only_the_other_version_has_stands_where_it_stands_there():
    english, russian = document("One.\n\nTwo.\n"), document("Один.\nЧетыре.\nДва.\n", "ru", lines=True)
    pair = Alignment((english, russian), (Bead(((0,), (0,))), Bead(((), (1,))), Bead(((1,), (2,)))))
    both = with_missing(Aligned(pair, {("en", "ru"): pair}), [Document("s.kk", "kk", "", ())])
    found = fill(both, make, Directions(), ["kk"]).alignment
    assert made_text(found, "kk") == f"{MARK}\n\nБір.\nТөрт.\n\nЕкі.\n"


def test_a_made_text_is_known_again_by_its_first_line():
    assert is_marked(kazakh("One. Two.\n"))
    assert is_marked("\ufeff[Машинный перевод: m@r]\n\nРаз.\n")
    assert not is_marked("[Машина] Бір.\n")
    assert not is_marked("Бір.\n[Машиналық аударма: m@r]\n")
