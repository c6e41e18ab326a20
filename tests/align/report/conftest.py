"""Made-up versions of one short address, an alignment of them, and a journal's excerpt beside its source."""

from __future__ import annotations

import re

import pytest
from ushtil.corpus.types import Alignment, Bead, Change, Comparison, Document, Finding, Kind, Link, Place, Segment

TEXTS = {
    "en": """\
The road ahead
Dear friends, twelve schools were opened in the region this year.
The northern bridge was repaired in May, and 340 families received new homes.
— What will change for teachers?
Their pay will grow by 15 per cent from 1 September.
I am grateful to the builders.
The library will stay open in the evening.""",
    "kk": """\
Алдағы жол
Құрметті достар, биыл өңірде он екі мектеп ашылды.
Солтүстік көпір мамырда жөнделді.
340 отбасы жаңа баспанаға қоныстанды.
— Мұғалімдер үшін не өзгереді?
1 қыркүйектен бастап олардың жалақысы 15 пайызға өседі.
Кітапхана кешкі уақытта да жұмыс істейді.
Құрылысшыларға алғыс айтамын.""",
    "ru": """\
Предстоящий путь
Дорогие друзья, в этом году в области открылось двенадцать школ.
Северный мост отремонтировали в мае, а 340 семей получили новое жильё.
— Что изменится для учителей?
С 1 сентября их зарплата вырастет на 15 процентов.
Библиотека будет работать и по вечерам.""",
}


def document(name: str, lang: str, text: str, kinds: dict[int, Kind] | None = None, publication: str = "") -> Document:
    """Each line is one segment; a blank line opens a new paragraph."""
    segments: list[Segment] = []
    paragraph = 0
    for match in re.finditer(r"[^\n]+|\n{2,}", text):
        if match.group().startswith("\n"):
            paragraph += 1
            continue
        kind: Kind = (kinds or {}).get(len(segments), "body")
        segments.append(Segment(match.start(), match.end(), paragraph, kind))
    return Document(name, lang, text, tuple(segments), publication)


@pytest.fixture
def alignment() -> Alignment:
    """Three versions: one bead split in Kazakh, one moved there, one that Russian lacks."""
    documents = (
        document("road.en.txt", "en", TEXTS["en"], {0: "heading", 3: "question"}, "Regional Herald"),
        document("road.kk.txt", "kk", TEXTS["kk"], {0: "heading", 4: "question"}),
        document("road.ru.txt", "ru", TEXTS["ru"], {0: "heading", 3: "question"}),
    )
    spans = [
        ((0,), (0,), (0,)),
        ((1,), (1,), (1,)),
        ((2,), (2, 3), (2,)),
        ((3,), (4,), (3,)),
        ((4,), (5,), (4,)),
        ((5,), (7,), ()),
        ((6,), (6,), (5,)),
    ]
    scores = (0.98, 0.91, 0.74, 0.88, 0.83, 0.41, 0.79)
    beads = tuple(Bead(span, score, n == 5) for n, (span, score) in enumerate(zip(spans, scores, strict=True)))
    return Alignment(documents, beads)


SOURCE = """\
Interview of the year
Twelve schools were opened in the region this year.
I believe that the northern bridge must be repaired before May.
It will cost 340 million tenge.

— What will change for teachers?
Their pay will grow by 15 per cent from 1 September.
This holds only if the budget is approved.

The library will stay open in the evening.
Its reading room was renewed by volunteers.

We also planted trees along the river.
Some of them are oaks."""

COPY = """\
A region at work
The library will stay open in the evening.
Its reading room was renewed by volunteers.

Twelve schools were opened in the region this year.
The governor believes that the northern bridge must be repaired before June.

Their pay will grow by 15 per cent from 1 September.
The journal thanks its readers."""


def place(document: Document, index: int) -> Place:
    """One whole segment."""
    start, end = document.segments[index].start, document.segments[index].end
    return Place(document.id, (index,), start, end, document.line(start), document.text[start:end])


def change(source: Document, copy: Document, old: str, new: str) -> Change:
    """The first time ``old`` stands in the source against the first time ``new`` stands in the copy."""
    a, b = source.text.index(old), copy.text.index(new)
    return Change((a, a + len(old)), (b, b + len(new)))


@pytest.fixture
def comparison() -> Comparison:
    """A moved block, a reported sentence with a changed date, an omission with a condition, two additions."""
    source = document("interview.en.txt", "en", SOURCE, {0: "heading", 4: "question"}, "Mother Tongue")
    copy = document("journal.en.txt", "en", COPY, {0: "heading"}, "Journal of Regions")
    reported = (
        change(source, copy, "I believe", "The governor believes"),
        change(source, copy, "May", "June"),
    )
    links = (
        Link((7, 8), (1, 2), "identical", 1.0, moved=True),
        Link((1,), (3,), "identical", 1.0),
        Link((2,), (4,), "reported", 0.78, changes=reported),
        Link((5,), (5,), "identical", 1.0),
    )
    findings = (
        Finding(
            "move", "neutral", (place(copy, 1), place(source, 7)), "Two sentences stand earlier than in the source."
        ),
        Finding("number", "critical", (place(copy, 4), place(source, 2)), "The source says May, the copy says June."),
        Finding("stance", "major", (place(copy, 4),), "First person became reported speech."),
        Finding("omission", "major", (place(source, 3),), "The amount of 340 million tenge was left out."),
        Finding("omission", "major", (place(source, 6),), "A condition was left out: the budget must be approved."),
        Finding("addition", "minor", (place(copy, 6),), "No such sentence stands in the source."),
    )
    return Comparison(source, copy, links, findings)
