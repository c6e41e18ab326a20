"""Why a segment is no part of the text is read on the page, beside the segment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ushtil.align.drift.places import place
from ushtil.align.report.html import alignment_page
from ushtil.corpus.sources import SourceDocument, SourcePlace
from ushtil.corpus.types import Alignment

Show = Callable[..., Any]
REASON = "a link to other articles"


def marked(alignment: Alignment) -> Alignment:
    english = alignment.documents[0]
    segments = tuple(replace(s, kind="note") if n == 6 else s for n, s in enumerate(english.segments))
    document = SourceDocument(english.id, "en", english.text, segments, english.publication, reasons={6: REASON})
    return replace(alignment, documents=(document, *alignment.documents[1:]))


def test_the_reason_stands_beside_its_segment_and_nowhere_else(alignment: Alignment, show: Show) -> None:
    page = show(alignment_page(marked(alignment))).page
    badges = page.locator(".seg .kind", has_text=REASON)
    assert badges.count() == 1
    assert badges.is_visible()
    assert badges.inner_text() == f"note: {REASON}"
    assert "The library will stay open" in page.locator(".seg", has=page.locator(".kind", has_text=REASON)).inner_text()


def test_a_reason_that_is_hostile_is_text(alignment: Alignment) -> None:
    document = marked(alignment).documents[0]
    assert isinstance(document, SourceDocument)
    hostile = replace(document, reasons={6: "<script>x</script>"})
    assert "<script>x" not in alignment_page(replace(alignment, documents=(hostile, *alignment.documents[1:])))


def test_the_place_of_a_finding_on_such_a_segment_has_the_reason(alignment: Alignment) -> None:
    document = marked(alignment).documents[0]
    found = place(document, (6,))
    assert isinstance(found, SourcePlace)
    assert (found.at, found.reason, found.line) == ("", REASON, 7)
    assert not isinstance(place(document, (5,)), SourcePlace)
