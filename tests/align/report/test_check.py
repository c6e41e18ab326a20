"""The page of a check gives every finding once, under what it is about, and marks it where the versions have it."""

from __future__ import annotations

import re
from dataclasses import replace

from ushtil.align.checks.engine import Checked
from ushtil.align.report.check import check_page
from ushtil.align.report.check_groups import groups
from ushtil.align.report.version_rows import work_rows
from ushtil.align.score import scored, scored_text
from ushtil.corpus.types import Bead, Finding


def row(page: str, name: str) -> str:
    found = re.search(rf'<tr id="{name}".*?</tr>', page, flags=re.DOTALL)
    assert found
    return found[0]


def entry(page: str, number: int) -> str:
    found = re.search(rf'<li id="f{number}".*?</ul></li>', page, flags=re.DOTALL)
    assert found
    return found[0]


def test_each_finding_stands_in_one_group(checked: Checked) -> None:
    made = [(re.sub("<.*?>", "", group.heading), group.numbers) for group in groups(checked)]
    assert made == [
        ("Russian beside English (road.ru.txt, road.en.txt)", (0, 1)),
        ("In road.kk.txt", (2,)),
        ("In road.ru.txt", (3,)),
        ("Between publications", (4,)),
    ]


def test_equal_findings_are_all_listed(checked: Checked) -> None:
    twice = replace(checked, findings=(*checked.findings, checked.findings[2]))
    assert sorted(n for group in groups(twice) for n in group.numbers) == [0, 1, 2, 3, 4, 5]


def test_three_versions_of_a_work_are_one_table(checked: Checked) -> None:
    (work,) = work_rows(checked)
    assert work.alignment.languages == ("en", "kk", "ru")
    assert dict(work.found) == {2: [0], 5: [1], 1: [2, 4], 6: [2], 3: [3]}


def test_the_words_of_a_finding_are_marked_in_each_version(checked: Checked) -> None:
    page = check_page(checked)
    assert re.findall("<mark>(.*?)</mark>", row(page, "w1b3")) == ["340", "340"]
    assert 'href="#f1"' in row(page, "w1b3")


def test_a_finding_on_a_whole_sentence_marks_no_words_but_stands_in_its_row(checked: Checked) -> None:
    page = check_page(checked)
    assert "<mark>" not in row(page, "w1b6")
    assert 'href="#f2"' in row(page, "w1b6")


def test_a_place_leads_to_its_row_and_one_in_a_text_without_versions_to_none(checked: Checked) -> None:
    page = check_page(checked)
    assert 'href="#w1b2"' in entry(page, 5)
    assert "later.en.txt" in entry(page, 5)
    assert entry(page, 5).count("href=") == 1


def test_places_are_quoted_in_their_language_with_what_stands_around(checked: Checked) -> None:
    quote = entry(check_page(checked), 1)
    assert '<q lang="ru"><bdi>Северный мост отремонтировали в мае, а <mark>340</mark> семей' in quote


def test_the_scores_are_those_of_the_score(checked: Checked) -> None:
    page = check_page(checked)
    pair = scored(checked.versions[1], checked.between[1])
    assert f'<td data-label="Consistency">{pair.value:.2f}</td>' in page
    text = scored_text(checked.documents[1], checked.of(checked.documents[1]))
    assert f'<td data-label="Points for 1,000 words">{text.per_thousand:.1f}</td>' in page
    assert pair.signature in page
    assert text.signature in page


def test_the_gravest_three_are_named_first_and_neutral_ones_are_not(checked: Checked) -> None:
    first = check_page(checked).partition('<div class="gravest">')[2].partition("</ol>")[0]
    assert re.findall(r'href="#(f\d+)"', first) == ["f1", "f2", "f3"]


def test_a_check_without_findings_says_so(checked: Checked) -> None:
    clean = Checked(checked.documents, checked.versions, (), ((), (), ()))
    page = check_page(clean)
    assert "Nothing was found that a reader should look at." in page
    assert "Nothing to report." in page


def test_versions_that_have_nothing_in_common_are_called_into_question(checked: Checked) -> None:
    pair = checked.versions[1]
    apart = [Bead(((i,), ()), 0.9) for i in range(len(pair.left))] + [
        Bead(((), (i,)), 0.9) for i in range(len(pair.right))
    ]
    strange = replace(pair, beads=tuple(apart))
    lead = (
        check_page(Checked((pair.left, pair.right), (strange,), (), ((),)))
        .partition('class="lead"')[2]
        .partition("</p>")[0]
    )
    assert "Hardly anything in <bdi>road.ru.txt</bdi> matches <bdi>road.en.txt</bdi>" in lead
    assert "Nothing was found" not in lead


def test_one_text_without_versions_makes_a_page(checked: Checked) -> None:
    text = checked.documents[3]
    page = check_page(Checked((text,), (), ()))
    assert "<title>Check of later.en.txt</title>" in page
    assert 'id="text"' not in page


def test_a_place_in_an_unknown_text_is_quoted_without_a_link(checked: Checked) -> None:
    where = replace(checked.findings[2].where[0], document="elsewhere.txt", segments=(99,))
    page = check_page(replace(checked, findings=(Finding("name", "minor", (where,), "Lost."),), between=()))
    assert "elsewhere.txt" in entry(page, 1)
    assert "href=" not in entry(page, 1)
