"""More drift never scores higher, and texts of different length can be compared."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ushtil.align.checks.shapes import Versions
from ushtil.align.compare import compare
from ushtil.align.score import FLOOR, WEIGHTS, Score, consistency, scored, scored_text, versions_coverage
from ushtil.corpus.types import Bead, Comparison, Document, Finding, Place, Segment, Severity

RANKS: list[Severity] = list(get_args(Severity))
severities = st.sampled_from(RANKS)
lists = st.lists(severities, max_size=60)
lengths = st.integers(0, 100_000)


def found(*ranks: Severity) -> list[Finding]:
    return [Finding("wording", rank, (), "") for rank in ranks]


def text(name: str, lang: str, *paragraphs: str) -> Document:
    segments: list[Segment] = []
    whole = ""
    for number, paragraph in enumerate(paragraphs):
        for match in re.finditer(r"[^.?!]+[.?!]\s*", paragraph):
            sentence = match[0].strip()
            segments.append(Segment(len(whole), len(whole) + len(sentence), number))
            whole += sentence + "\n"
    return Document(name, lang, whole, tuple(segments))


@given(lists, severities, lengths)
def test_one_finding_more_never_scores_higher(ranks: list[Severity], more: Severity, words: int) -> None:
    before, after = consistency(found(*ranks), words), consistency(found(*ranks, more), words)
    assert after.value < before.value if WEIGHTS[more] else after.value == before.value


@given(lists, severities, lengths, st.randoms())
def test_a_graver_finding_never_scores_higher(ranks: list[Severity], rank: Severity, words: int, random) -> None:
    graver = RANKS[random.randint(RANKS.index(rank), len(RANKS) - 1)]
    assert consistency(found(*ranks, graver), words).value <= consistency(found(*ranks, rank), words).value


@given(lists, st.integers(FLOOR, 100_000), st.integers(1, 9))
def test_a_longer_text_with_as_many_findings_for_its_length_scores_the_same(
    ranks: list[Severity], words: int, times: int
) -> None:
    assert consistency(found(*ranks * times), words * times).value == pytest.approx(
        consistency(found(*ranks), words).value
    )


@given(lists, lengths, st.integers(1, 1000))
def test_fewer_words_with_the_same_findings_never_score_higher(ranks: list[Severity], words: int, more: int) -> None:
    assert consistency(found(*ranks), words).value <= consistency(found(*ranks), words + more).value


@given(lists, lengths)
def test_the_score_lies_between_0_and_1_and_is_1_without_points(ranks: list[Severity], words: int) -> None:
    score = consistency(found(*ranks), words)
    assert 0 < score.value <= 1
    assert (score.value == 1) == (score.points == 0)


def test_the_figures_follow_the_weights_of_mqm() -> None:
    score = consistency(found("neutral", "minor", "major", "critical"), 310)
    assert (score.points, score.words, score.per_thousand) == (31, 310, 100.0)
    assert score.value == 0.5


def test_one_critical_finding_in_a_headline_is_no_catastrophe() -> None:
    assert consistency(found("critical"), 4).value == consistency(found("critical"), FLOOR).value > 0.25


def test_the_signature_names_everything_that_the_figure_depends_on() -> None:
    pattern = r"consistency\|weights:0/1/5/25\|per:1000\|half:100\|floor:100\|words:linked\|v:\S+"
    assert re.fullmatch(pattern, Score(1, 200).signature)
    assert "|words:text|" in Score(1, 200, "text").signature


# The same, from the texts: what somebody does to a copy.
SPEECH = (
    "The port handled 40 shiploads of grain in May. The cranes were bought in Gdansk and work without a fault. "
    "Two of the oldest piers had to be closed because the timber is rotten.",
    "The railway carries wool, honey and schoolchildren. Our engineers rebuilt the viaduct above the gorge. "
    "They worked through the winter storms to finish before the spring fair.",
    "Teachers run the reading rooms in the evenings. A ferry terminal will be built beside the fish market. "
    "The first ferry will carry pilgrims to the shrine on the island.",
)
WRONG = (SPEECH[0].replace("40", "50"), *SPEECH[1:])
BEES = "Nobody at the ministry had believed that the bees would come back to the old orchard behind the mill."


def score(*copy: str) -> float:
    return scored(compare(text("source", "en", *SPEECH), text("copy", "en", *copy))).value


def test_a_faithful_copy_scores_1_and_a_wrong_figure_less() -> None:
    assert score(*SPEECH) == 1.0 > score(*WRONG)


@pytest.mark.parametrize("times", [1, 5, 30])
def test_sentences_put_in_never_make_up_for_a_wrong_figure(times: int) -> None:
    added = [f"{BEES[:-1]} for the {number}th time." for number in range(times)]
    assert score(*WRONG, *added) < score(*WRONG)


def test_a_sentence_repeated_never_makes_up_for_a_wrong_figure() -> None:
    assert score(*WRONG, *SPEECH[1:], *SPEECH[1:]) <= score(*WRONG)


def test_words_put_into_a_sentence_never_make_up_for_a_wrong_figure() -> None:
    longer = WRONG[1].replace("gorge", "gorge, which is deep and dark and full of birds of many kinds,")
    assert score(WRONG[0], longer, WRONG[2]) <= score(*WRONG)


def test_a_sentence_left_out_never_makes_up_for_a_wrong_figure() -> None:
    shorter = WRONG[2].partition("beside the fish market. ")[2]
    assert score(WRONG[0], WRONG[1], shorter) <= score(*WRONG)


def test_every_further_change_lowers_the_score() -> None:
    worse = (WRONG[0], WRONG[1].replace("before", "after"), WRONG[2])
    worst = (worse[0], worse[1], worse[2].replace("will be built", "will never be built"))
    assert score(*SPEECH) > score(*WRONG) >= score(*worse) > score(*worst)


ENGLISH = text("report.en", "en", "The bridge is 340 metres long. It carries four lanes of cars. The ferry was sold.")
KAZAKH = text("report.kk", "kk", "Көпірдің ұзындығы 430 метр. Онда төрт жолақ бар. Бұл туралы кеше жазылды.")
PAIR = Versions(ENGLISH, KAZAKH, (Bead(((0,), (0,))), Bead(((1,), (1,))), Bead(((2,), ())), Bead(((), (2,)))))


def test_a_pair_of_versions_is_scored_on_the_words_that_both_have() -> None:
    assert scored(PAIR, found("critical")) == Score(25, 4 + 4)
    assert scored(PAIR) == Score(0, 8)


def test_the_score_of_a_pair_does_not_depend_on_which_version_is_the_reference() -> None:
    turned = Versions(KAZAKH, ENGLISH, tuple(Bead((b.spans[1], b.spans[0])) for b in PAIR.beads))
    assert scored(turned, found("major")) == scored(PAIR, found("major"))


def test_the_coverage_of_a_pair_counts_words_with_a_counterpart() -> None:
    shares = versions_coverage(PAIR)
    assert (shares.traced, shares.copy, shares.used, shares.source) == (8, 12, 12, 16)


def test_what_a_finding_calls_an_addition_does_not_lengthen_a_publication() -> None:
    segment = ENGLISH.segments[1]
    place = Place(ENGLISH.id, (1,), segment.start, segment.end, 1, ENGLISH.segment_text(1))
    added = [Finding("addition", "minor", (place,), "It stands here twice.")]
    assert scored_text(ENGLISH, []) == Score(0, 16, "text")
    assert scored_text(ENGLISH, added) == Score(1, 10, "text")


def test_texts_without_words_have_a_score() -> None:
    empty = Document("empty", "en", "", ())
    assert scored(Comparison(empty, empty, (), ())).value == scored_text(empty, []).value == 1.0
    assert scored(Versions(empty, empty, ())).value == 1.0
