"""Made-up versions of one short address, an alignment and a check of them, a journal's excerpt, and a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ushtil.align.checks.engine import Checked
from ushtil.align.checks.shapes import Versions
from ushtil.align.report.html import alignment_page, check_page, comparison_page, witnesses_page
from ushtil.corpus.types import (
    Alignment,
    Bead,
    Change,
    Comparison,
    Document,
    Finding,
    Kind,
    Link,
    Place,
    Segment,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

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


def words(document: Document, quoted: str) -> Place:
    """The first time that ``quoted`` stands in the document."""
    start = document.text.index(quoted)
    index = next(n for n, s in enumerate(document.segments) if s.start <= start < s.end)
    return Place(document.id, (index,), start, start + len(quoted), document.line(start), quoted)


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


@pytest.fixture
def checked(alignment: Alignment) -> Checked:
    """Three versions with findings between them, in one of them, and between one of them and another publication."""
    en, kk, ru = alignment.documents
    versions = tuple(
        Versions(
            alignment.documents[a],
            alignment.documents[b],
            tuple(
                Bead((bead.spans[a], bead.spans[b]), bead.score, bead.moved)
                for bead in alignment.beads
                if bead.spans[a] or bead.spans[b]
            ),
        )
        for a, b in combinations(range(3), 2)
    )
    other = document("later.en.txt", "en", "Twelve schools and the northern bridge were opened.", publication="Courier")
    number = Finding("number", "critical", (words(en, "340"), words(ru, "340")), "One says 340, the other does not.")
    omission = Finding("omission", "major", (place(en, 5),), "The Russian version lacks the thanks to the builders.")
    name = Finding("name", "minor", (words(kk, "Құрметті"), words(kk, "Кітапхана")), "Two forms of one name.")
    marks = Finding("format", "neutral", (place(ru, 3),), "A dash of another kind opens the question.")
    said = Finding("wording", "minor", (words(en, "twelve schools"), words(other, "Twelve schools")), "Said otherwise.")
    return Checked((en, kk, ru, other), versions, (number, omission, name, marks, said), ((), (number, omission), ()))


@pytest.fixture
def comparisons(comparison: Comparison) -> tuple[Comparison, ...]:
    """Three copies of one source: a whole one, the excerpt, and one that departs in a sentence as the excerpt does."""
    source = comparison.source
    whole = replace(source, id="reprint.en.txt")
    same = tuple(Link((i,), (i,), "identical", 1.0) for i in range(len(source)))
    text = (
        "Twelve schools were opened in the region this year.\nThe governor believes that the northern bridge must be "
    )
    follower = document("follower.en.txt", "en", text + "repaired before June.")
    links = (Link((1,), (0,), "identical", 1.0), Link((2,), (1,), "reported", 0.78))
    return (
        Comparison(source, whole, same, ()),
        comparison,
        Comparison(source, follower, links, (comparison.findings[2],)),
    )


@pytest.fixture
def pages(
    alignment: Alignment, comparison: Comparison, checked: Checked, comparisons: tuple[Comparison, ...]
) -> dict[str, str]:
    """One page of each kind."""
    return {
        "alignment": alignment_page(alignment),
        "comparison": comparison_page(comparison),
        "check": check_page(checked),
        "witnesses": witnesses_page(comparisons),
    }


ATTACK = (
    "</script></title></style><script>window.hit=1;alert(1)</script><img src=http://attack.invalid/x onerror=alert(2)>"
    "<svg onload=alert(3)></svg><a href=javascript:alert(4)>go</a>\"' autofocus onfocus=alert(5) x='\x00\ud800\u202e"
)


def attacked(document: Document) -> Document:
    """The document with hostile text in every place that a page shows."""
    segments = [*document.segments, Segment(len(document.text) + 1, len(document.text) + 1 + len(ATTACK), 9)]
    text = f"{document.text}\n{ATTACK}"
    return replace(document, id=ATTACK, publication=ATTACK, text=text, segments=tuple(segments))


@pytest.fixture
def hostile_pages(alignment: Alignment, comparison: Comparison, checked: Checked) -> dict[str, str]:
    """A page of each kind in which every name, text and detail attacks."""
    documents = tuple(attacked(document) for document in alignment.documents)
    last = Bead(tuple((len(document) - 1,) for document in documents), 0.1)
    source = attacked(comparison.source)
    findings = tuple(replace(finding, detail=ATTACK) for finding in comparison.findings)
    against = replace(comparison, source=source, copy=attacked(comparison.copy), findings=findings)
    hostile = document("h", "en", ATTACK)
    attack = Finding("name", "critical", (Place(ATTACK, (0,), 0, len(ATTACK), 1, ATTACK),) * 9, ATTACK)
    named = replace(hostile, id=ATTACK, publication=ATTACK)
    pair = Versions(named, replace(named, id=f"{ATTACK}2", lang='ru"><b>'), (Bead(((0,), (0,))),))
    return {
        "alignment": alignment_page(Alignment(documents, (*alignment.beads, last))),
        "comparison": comparison_page(against),
        "check": check_page(Checked((pair.left, pair.right), (pair,), (attack,), ((attack,),))),
        "witnesses": witnesses_page([against, against], [ATTACK, ATTACK]),
    }


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; what needs it is skipped where it is missing."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on PATH")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@dataclass
class Opened:
    """A page in the browser, with whatever it should not have done."""

    page: Page
    troubles: list[str] = field(default_factory=list)


Show = Callable[..., Opened]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Opens markup as a file, at a width and with options of a browser context, noting every request and message."""
    contexts: list[BrowserContext] = []

    def opened(html: str, width: int = 1600, **options: Any) -> Opened:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        shown = Opened(context.new_page())
        shown.page.set_default_timeout(10_000)
        shown.page.on("dialog", lambda dialog: _note_dialog(shown, dialog))
        shown.page.on("console", lambda message: shown.troubles.append(message.text))
        shown.page.on("pageerror", lambda error: shown.troubles.append(str(error)))
        shown.page.on("request", lambda request: _note_request(shown, request.url))
        shown.page.goto(path.as_uri())
        return shown

    yield opened
    for context in contexts:
        context.close()


def _note_dialog(opened: Opened, dialog: Dialog) -> None:
    opened.troubles.append(dialog.message)
    dialog.dismiss()


def _note_request(opened: Opened, url: str) -> None:
    if not url.startswith(("file:", "data:")):
        opened.troubles.append(url)
