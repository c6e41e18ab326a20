"""Machine translation goes into memories of its own, which a translation tool can hold cheaper."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from ushtil.align.export import alignment_files, what_became_of
from ushtil.align.targets import Target
from ushtil.corpus.made import Made
from ushtil.corpus.output import Content, parts_of
from ushtil.corpus.types import Alignment, Bead, Document, Segment

ENGLISH = Document("s.en", "en", "A. B. C. D.", tuple(Segment(n, n + 2, 0) for n in (0, 3, 6, 9)))
KAZAKH = Document("s.kk", "kk", "А.", (Segment(0, 2, 0),))


def made(text: str, origin="mt") -> tuple[Made, ...]:
    return (Made("kk", text, origin, "en", "m", "r", 0.8),)


HUMAN = Bead(((0,), (0,)))
MACHINE = (Bead(((1,), ()), made=made("Ә.")), Bead(((2, 3), ()), made=made("Б. В.")))


def sources(content: Content) -> list[str | None]:
    return [next(tu.iter("seg")).text for tu in ET.fromstring(b"".join(parts_of(content))).iter("tu")]


def files(alignment: Alignment, tmp_path) -> dict[str, list[str | None]]:
    found = alignment_files(alignment, {}, Target(tmp_path / "out.tmx", "tmx"))
    return {path.name: sources(text) for path, text in found.items()}


def test_machine_translation_stands_in_files_of_its_own_beside_the_memory(tmp_path):
    assert files(Alignment((ENGLISH, KAZAKH), (HUMAN, *MACHINE)), tmp_path) == {
        "out.tmx": ["A."],
        "out.mt.tmx": ["B."],
        "out.mt.paragraph.tmx": ["C. D."],
    }


def test_of_three_versions_each_pair_has_its_own(tmp_path):
    pairs = {("en", "kk"): Alignment((ENGLISH, KAZAKH), (HUMAN, *MACHINE))}
    third = Document("s.ru", "ru", "", ())
    whole = Alignment((ENGLISH, KAZAKH, third), tuple(Bead((*b.spans, ())) for b in (HUMAN, *MACHINE)))
    found = alignment_files(whole, pairs, Target(tmp_path / "out.tmx", "tmx"))
    assert [path.name for path in found] == ["out.en-kk.tmx", "out.en-kk.mt.tmx", "out.en-kk.mt.paragraph.tmx"]


def test_where_all_is_machine_translation_there_is_no_empty_memory_beside_it(tmp_path):
    absent = Document("s.kk", "kk", "", ())
    beads = (*MACHINE, Bead(((0,), ()), made=made("А.")))
    assert sorted(files(Alignment((ENGLISH, absent), beads), tmp_path)) == ["out.mt.paragraph.tmx", "out.mt.tmx"]


def test_memories_of_an_earlier_run_do_not_pass_for_part_of_this_one(tmp_path):
    (tmp_path / "out.mt.tmx").write_text("old")
    (tmp_path / "out.tmx").write_text("old")
    plain = Alignment((ENGLISH, KAZAKH), (HUMAN, *(Bead(bead.spans) for bead in MACHINE)))
    assert files(plain, tmp_path) == {"out.tmx": ["A."], "out.mt.tmx": []}
    absent = Document("s.kk", "kk", "", ())
    beads = (*MACHINE, Bead(((0,), ()), made=made("А.")))
    assert files(Alignment((ENGLISH, absent), beads), tmp_path)["out.tmx"] == []
    found = alignment_files(plain, {}, Target(tmp_path / "out.tmx", "tmx"))
    assert [path.name for path, text in found.items() if what_became_of(path, text).startswith("emptied ")] == [
        "out.mt.tmx"
    ]


def test_what_came_from_a_memory_of_people_stands_with_what_people_wrote(tmp_path):
    beads = (HUMAN, Bead(((1,), ()), made=made("Ә.", "memory")), Bead(((2, 3), ())))
    assert files(Alignment((ENGLISH, KAZAKH), beads), tmp_path) == {"out.tmx": ["A.", "B."]}
