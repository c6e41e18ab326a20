from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.compare import compare
from ushtil.align.drift.coverage import coverage
from ushtil.corpus.types import Comparison, Document, Kind, Segment

DATA = Path(__file__).resolve().parents[2] / "../shared/data"

INTERVIEW = [
    "?– How is the port of the river town doing this year?",
    "The port handled four shiploads of grain every week, more than in any year before. "
    "| The cranes were bought in Gdansk and work without a fault. "
    "| Two of the oldest piers had to be closed, however, because the timber is rotten.",
    "?– And what about the railway to the mountain villages?",
    "The railway carries wool, honey and schoolchildren. | Our engineers rebuilt the viaduct above the gorge. "
    "| They worked through the winter storms to finish before the spring fair.",
    "The stations are small, but each has a reading room now. | Teachers run the reading rooms in the evenings.",
    "?– What comes next for the town and its people?",
    "A ferry terminal will be built beside the fish market. | The first ferry will carry pilgrims to the shrine.",
]


def text(name: str, paragraphs: list[str], lang: str = "en") -> Document:
    """A document of paragraphs with bars between sentences; "?" marks a question, "#" a heading."""
    segments: list[Segment] = []
    whole = ""
    kinds: dict[str, Kind] = {"?": "question", "#": "heading"}
    for number, paragraph in enumerate(paragraphs):
        for sentence in paragraph.lstrip("?#").split(" | "):
            whole += "\n" if whole else ""
            segments.append(
                Segment(len(whole), len(whole) + len(sentence.strip()), number, kinds.get(paragraph[0], "body"))
            )
            whole += sentence.strip()
    return Document(name, lang, whole, tuple(segments))


def pairs(comparison: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.source, link.copy) for link in comparison.links]


def findings(comparison: Comparison) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in comparison.findings]


def test_a_text_compared_with_itself_is_identical_throughout() -> None:
    source = text("source", INTERVIEW)
    comparison = compare(source, source)
    assert pairs(comparison) == [((n,), (n,)) for n in range(len(source))]
    assert {link.relation for link in comparison.links} == {"identical"}
    assert comparison.findings == ()
    assert coverage(comparison).copy_traced == coverage(comparison).source_used == 1.0


def test_texts_that_have_nothing_in_common_have_no_links() -> None:
    copy = text("copy", ["Bees need flowers that bloom early. | A hive weighs as much as a child."])
    comparison = compare(text("source", INTERVIEW), copy)
    assert comparison.links == ()
    assert findings(comparison) == [("addition", "minor")] * 2
    assert coverage(comparison).copy_traced == 0.0


def test_an_excerpt_lists_what_is_missing_inside_its_paragraphs_and_not_the_paragraphs_it_left_out() -> None:
    copy = text("copy", [" | ".join(INTERVIEW[1].split(" | ")[:2])])
    comparison = compare(text("source", INTERVIEW), copy)
    assert pairs(comparison) == [((1,), (0,)), ((2,), (1,))]
    assert findings(comparison) == [("omission", "major")]
    assert "however" in comparison.findings[0].detail


def test_a_full_republication_lists_the_paragraph_it_left_out() -> None:
    copy = text("copy", [*INTERVIEW[:4], *INTERVIEW[5:]])
    comparison = compare(text("source", INTERVIEW), copy)
    assert findings(comparison) == [("omission", "minor")]
    assert comparison.findings[0].where[0].segments == (8, 9)


def test_a_question_kept_without_its_answer_is_a_major_omission() -> None:
    copy = text("copy", INTERVIEW[:6])
    comparison = compare(text("source", INTERVIEW), copy)
    assert findings(comparison) == [("omission", "major")]
    assert "leaves out the answer" in comparison.findings[0].detail


def test_a_moved_block_is_one_finding_with_both_its_places() -> None:
    copy = text("copy", [INTERVIEW[4], INTERVIEW[1], INTERVIEW[3]])
    comparison = compare(text("source", INTERVIEW), copy)
    moves = [finding for finding in comparison.findings if finding.kind == "move"]
    assert len(moves) == 1
    assert [place.segments for place in moves[0].where] == [(8, 9), (0, 1)]
    assert [link.moved for link in comparison.links] == [True, True, *[False] * 6]


def test_a_moved_block_of_a_word_or_two_is_no_finding() -> None:
    thanks = "We wait, dear friends."
    source = text("source", [*INTERVIEW[1:4], thanks])
    comparison = compare(source, text("copy", [thanks, *INTERVIEW[1:4]]))
    assert comparison.links[0].moved
    assert "move" not in {finding.kind for finding in comparison.findings}


def test_an_answer_under_another_question_is_a_major_move() -> None:
    copy = text("copy", [INTERVIEW[0], INTERVIEW[3], INTERVIEW[2], INTERVIEW[1]])
    comparison = compare(text("source", INTERVIEW), copy)
    moves = [finding for finding in comparison.findings if finding.kind == "move"]
    assert sum(finding.severity == "major" and "another question" in finding.detail for finding in moves) == 2


def test_a_question_shortened_to_its_last_sentence_is_still_the_same_question() -> None:
    long = ["?– You came to the town as a child. | What do you remember of the harbour in those days?", *INTERVIEW[1:]]
    copy = text("copy", ["?– What do you remember of the harbour in those days?", *INTERVIEW[1:]])
    assert "move" not in {finding.kind for finding in compare(text("source", long), copy).findings}


def test_headings_of_the_editor_are_neutral_and_sentences_put_into_a_paragraph_major() -> None:
    copy = text("copy", ["#A town and its trains", INTERVIEW[3] + " | Nobody had believed in them at the ministry."])
    comparison = compare(text("source", INTERVIEW), copy)
    assert findings(comparison) == [("addition", "neutral"), ("addition", "major")]


def test_a_sentence_of_the_source_in_a_paragraph_of_the_editor_makes_no_addition_major() -> None:
    own = (
        "A train ride here begins with a song, and nobody minds the delay at the gorge. | Everyone has a story to tell."
    )
    copy = text("copy", [INTERVIEW[3].split(" | ")[1] + " | " + own, INTERVIEW[1]])
    assert ("addition", "major") not in findings(compare(text("source", INTERVIEW), copy))


def test_a_text_without_segments_has_nothing_to_compare() -> None:
    empty = Document("empty", "en", "", ())
    assert compare(empty, empty).findings == ()
    assert compare(text("source", INTERVIEW), empty).links == ()


def test_a_language_without_lists_is_compared_all_the_same() -> None:
    source = text("source", ["Der Hafen wuchs im letzten Jahr um 7000 Tonnen. | Die Brücke steht noch."], "de")
    copy = text("copy", ["Der Hafen wuchs im letzten Jahr um 8000 Tonnen. | Die Brücke steht noch."], "de")
    assert findings(compare(source, copy)) == [("number", "critical")]


def test_a_row_of_asterisks_is_no_addition() -> None:
    copy = text("copy", [INTERVIEW[3], "* * *", INTERVIEW[6]])
    assert findings(compare(text("source", INTERVIEW), copy)) == []


def test_a_sentence_split_in_two_and_two_made_one_are_single_links() -> None:
    ferry = "The ferry carries pilgrims to the island shrine"
    bell = "The bell of the shrine rings at noon"
    source = [
        f"{ferry}, and in the evening it brings back the fishermen. | {bell}. "
        "| Its sound reaches the lighthouse on the far shore."
    ]
    copy = [
        f"{ferry}. | In the evening it brings back the fishermen. "
        f"| {bell}, and its sound reaches the lighthouse on the far shore."
    ]
    comparison = compare(text("source", source), text("copy", copy))
    assert [(link.source, link.copy, link.relation) for link in comparison.links] == [
        ((0,), (0, 1), "split"),
        ((1, 2), (2,), "merge"),
    ]
    assert findings(comparison) == [("split", "neutral")] * 2


def test_a_repeated_sentence_is_linked_where_its_neighbours_are() -> None:
    lead = "The mayor of the river town opened the new library in the old mill."
    source = text("source", [f"#{lead}", lead, *INTERVIEW[1:4], lead + " | Children were the first to come in."])
    copy = text("copy", [lead + " | Children were the first to come in."])
    assert pairs(compare(source, copy)) == [((9,), (0,)), ((10,), (1,))]


def test_a_third_of_a_sentence_finds_its_sentence() -> None:
    copy = text("copy", ["They worked through the winter storms."])
    comparison = compare(text("source", INTERVIEW), copy)
    assert pairs(comparison) == [((7,), (0,))]
    assert comparison.links[0].relation == "abridged"


def test_a_heading_that_shares_two_words_with_a_sentence_is_not_linked() -> None:
    copy = text("copy", ["#The ferry terminal", INTERVIEW[4], "#The ferry to the shrine", INTERVIEW[6]])
    comparison = compare(text("source", INTERVIEW), copy)
    assert [link.copy for link in comparison.links] == [(1,), (2,), (4,), (5,)]
    assert findings(comparison) == [("addition", "neutral")] * 2


def test_links_and_findings_come_in_the_order_of_the_copy() -> None:
    copy = text("copy", [INTERVIEW[6], "Bees need flowers that bloom early.", INTERVIEW[1]])
    comparison = compare(text("source", INTERVIEW), copy)
    starts = [link.copy[0] for link in comparison.links]
    assert starts == sorted(starts)
    assert [finding.kind for finding in comparison.findings] == ["move", "addition"]


def test_places_hold_exactly_the_characters_of_their_document() -> None:
    source, copy = text("source", INTERVIEW), text("copy", [INTERVIEW[4], "Bees need flowers.", INTERVIEW[3][:60]])
    documents = {"source": source, "copy": copy}
    for finding in compare(source, copy).findings:
        for place in finding.where:
            assert documents[place.document].text[place.start : place.end] == place.text


def test_a_reordered_russian_excerpt_is_traced() -> None:
    first = "Вопрос воды остаётся главным для южных областей. | Если зима будет малоснежной, водохранилища обмелеют."
    second = "Новая школа приняла первых учеников. | В ней есть мастерские, бассейн и большая библиотека."
    comparison = compare(text("source", [first, second], "ru"), text("copy", [second, first.split(" | ")[0]], "ru"))
    assert pairs(comparison) == [((2,), (0,)), ((3,), (1,)), ((0,), (2,))]
    assert sorted(findings(comparison)) == [("move", "neutral"), ("omission", "major")]


def test_a_reordered_kazakh_excerpt_is_traced() -> None:
    first = "Су мәселесі оңтүстік өңірлер үшін ең өзекті мәселе болып отыр. | Егер қар аз жауса, су қоймалары толмайды."
    second = "Жаңа мектеп алғашқы оқушыларын қабылдады. | Онда шеберханалар мен үлкен кітапхана бар."
    comparison = compare(text("source", [first, second], "kk"), text("copy", [second, first.split(" | ")[0]], "kk"))
    assert pairs(comparison) == [((2,), (0,)), ((3,), (1,)), ((0,), (2,))]
    assert sorted(findings(comparison)) == [("move", "neutral"), ("omission", "major")]


def test_identical_short_lines_by_the_thousand_are_linked_in_order() -> None:
    source = text("source", ["Yes. | " * 1500 + "Yes."])
    assert pairs(compare(source, source)) == [((n,), (n,)) for n in range(1501)]


@pytest.mark.skipif(not (DATA / "publications").is_dir(), reason="the shared publications are not here")
def test_the_journal_excerpt_of_the_interview_is_traced_as_a_reader_would() -> None:
    from ushtil.corpus.read import read

    source = read(DATA / "publications/ana-tili-2025.en.txt")
    copy = read(DATA / "publications/diplomacy-journal-2025.en.txt")
    comparison = compare(source, copy)
    changed = [link.relation for link in comparison.links if link.relation != "identical"]
    assert changed == ["abridged", "format", "abridged", "reported", "reported"]
    counts = {
        kind: sum(finding.kind == kind for finding in comparison.findings) for kind in ("move", "number", "stance")
    }
    assert counts == {"move": 3, "number": 1, "stance": 2}
    assert sum(finding.kind == "omission" for finding in comparison.findings) == 14
