"""The page on many copies shows of each what it has of every sentence, as figures, as a picture, and in words."""

from __future__ import annotations

import re

from ushtil.align.report.columns import MOST_COLUMNS, runs_of
from ushtil.align.report.readings import State
from ushtil.align.report.witnesses import witnesses_page
from ushtil.corpus.types import Comparison, Document, Link, Segment

Comparisons = tuple[Comparison, ...]


def rows(page: str) -> list[str]:
    return re.findall(r'<tr id="r\d+".*?</tr>', page, flags=re.DOTALL)


def test_the_figures_of_each_copy_are_a_row(comparisons: Comparisons) -> None:
    page = witnesses_page(comparisons)
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    names = re.findall(r'<th scope="row">(.*?)</th>', table)
    assert [re.sub("<.*?>", "", name) for name in names] == [
        "1 reprint.en.txt",
        "2 journal.en.txt",
        "3 follower.en.txt",
    ]
    held = [re.findall(r'data-label="(?:Same|Changed|Moved|Missing)">(\d+)', part) for part in table.split("</tr>")]
    assert held[:3] == [["11", "0", "0", "0"], ["4", "1", "2", "6"], ["1", "1", "0", "9"]]


def test_a_copy_is_named_beside_the_one_that_departs_as_it_does(comparisons: Comparisons) -> None:
    page = witnesses_page(comparisons)
    assert re.findall(r'data-label="Departs like">(.*?)</td>', page) == [
        "–",
        "<bdi>follower.en.txt</bdi> (1 of 1)",
        "<bdi>journal.en.txt</bdi> (1 of 1)",
    ]


def test_sentences_that_all_treat_alike_are_one_row_and_changed_ones_stand_alone(comparisons: Comparisons) -> None:
    made = rows(witnesses_page(comparisons))
    assert len(made) == 8
    assert [" ".join(re.findall(r'data-f="(.*?)"', row)) for row in made] == [
        "missing differs",
        "",
        "changed differs",
        "missing differs",
        "missing differs",
        "missing differs",
        "missing moved differs",
        "missing differs",
    ]


def test_other_words_are_quoted_once_and_then_named_by_their_copy(comparisons: Comparisons) -> None:
    changed = rows(witnesses_page(comparisons))[2]
    assert changed.count("The governor believes") == 1
    assert "as copy 2" in changed


def test_the_pages_of_the_copies_are_linked_where_they_are_known(comparisons: Comparisons) -> None:
    page = witnesses_page(comparisons, ["a copy.html", 'b"<i>.html'])
    assert '<a href="a%20copy.html">' in page
    assert '<a href="b%22%3Ci%3E.html">' in page
    assert page.count(".html") == 2


def test_the_picture_has_a_run_for_each_change_of_state(comparisons: Comparisons) -> None:
    page = witnesses_page(comparisons).partition('<svg class="columns"')[2].partition("</svg>")[0]
    assert re.findall(r'<rect class="cell (\w+)" x="([\d.]+)"', page)[0] == ("same", "44.0")
    styles = re.findall(r'<rect class="cell (\w+)"', page)
    excerpt = ["missing", "same", "changed", "missing", "same", "missing", "moved", "missing"]
    assert styles == ["same", *excerpt, "missing", "same", "changed", "missing"]
    assert "copy 1, reprint.en.txt: 11 as in the source" in page


def test_states_next_to_each_other_are_one_run() -> None:
    same, missing = State("same"), State("missing")
    assert list(runs_of([same, same, missing, same])) == [(0, 2, same), (2, 3, missing), (3, 4, same)]
    assert list(runs_of([])) == []


def test_hundreds_of_copies_and_an_empty_source_make_pages_too() -> None:
    empty = Document("empty.en.txt", "en", "", ())
    assert "1 copy of empty.en.txt" in witnesses_page([Comparison(empty, empty, (), ())])
    text = "Here it is."
    source = Document("a", "en", text, (Segment(0, len(text), 0),))
    many = [Comparison(source, source, (Link((0,), (0,), "identical", 1.0),), ())] * 300
    page = witnesses_page(many)
    assert page.count('<rect class="cell same" x=') == MOST_COLUMNS + 1
    assert page.count('scope="row">') == 301
