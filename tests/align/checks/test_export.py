"""What is written for programs keeps its documented shape."""

from __future__ import annotations

import json
from typing import Any

from ushtil.align.checks.engine import Checked
from ushtil.align.checks.export import check_text
from ushtil.align.checks.shapes import Versions
from ushtil.align.drift.places import place
from ushtil.corpus.types import Bead, Document, Finding, Segment

ENGLISH = Document("report.en", "en", "The bridge is long. It shines.", (Segment(0, 19, 0), Segment(20, 30, 0)))
KAZAKH = Document("report.kk", "kk", "Көпір ұзын.", (Segment(0, 11, 0),))
PAIR = Versions(ENGLISH, KAZAKH, (Bead(((0,), (0,)), moved=True), Bead(((1,), ()))))
BETWEEN = Finding("omission", "minor", (place(ENGLISH, (1,)),), "It does not shine in Kazakh.")
ALONE = Finding("format", "neutral", (place(KAZAKH, (0,)),), "No dash.")
CHECKED = Checked((ENGLISH, KAZAKH), (PAIR,), (BETWEEN, ALONE), ((BETWEEN,),))


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in check_text(CHECKED, {}, "jsonl").splitlines()]


def test_summaries_of_pairs_and_of_texts_stand_before_the_findings() -> None:
    assert [record["kind"] for record in records()] == ["summary", "summary", "summary", "omission", "format"]


def test_a_pair_is_summed_up_with_its_score_and_both_coverages() -> None:
    summary = records()[0]
    signature = summary.pop("signature")
    assert signature.startswith("consistency|weights:0/1/5/25|per:1000|half:100|floor:100|words:linked|")
    assert summary == {
        "kind": "summary",
        "reference": "report.en",
        "version": "report.kk",
        "languages": ["en", "kk"],
        "reference_segments": 2,
        "version_segments": 1,
        "links": 1,
        "moved": 1,
        "findings": {"omission": 1},
        "severities": {"minor": 1},
        "score": 0.9091,
        "points": 1,
        "words": 2,
        "version_traced": 1.0,
        "reference_used": 0.6667,
    }


def test_a_text_is_summed_up_with_the_findings_that_concern_it_alone() -> None:
    english, kazakh = records()[1:3]
    assert (english["document"], english["findings"], english["score"]) == ("report.en", {}, 1.0)
    assert (kazakh["document"], kazakh["language"], kazakh["findings"]) == ("report.kk", "kk", {"format": 1})
    assert (kazakh["segments"], kazakh["text_words"], kazakh["words"]) == (1, 2, 2)
    assert "|words:text|" in kazakh["signature"]


def test_a_finding_has_the_shape_that_comparisons_have() -> None:
    finding = records()[3]
    assert list(finding) == ["kind", "severity", "where", "detail"]
    assert list(finding["where"][0]) == ["document", "segments", "start", "end", "line", "text"]


def test_sarif_names_the_files_as_they_were_given() -> None:
    (run,) = json.loads(check_text(CHECKED, {"report.en": "my texts/report.en.txt"}, "sarif"))["runs"]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["my%20texts/report.en.txt", "report.kk"]
    assert [result["ruleId"] for result in run["results"]] == ["omission", "format"]
