"""SARIF logs hold what CI systems ask for, and no text of a document can break or steer one."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from ushtil.corpus.types import Document, Finding, FindingKind, Place, Segment, Severity
from ushtil.corpus.write.sarif import sarif, uri

TEXT = "\ufeffWe built ten locks.\r\nIt rained. 𝄞 The river\nrose."
DOCUMENT = Document("speech.en", "en", TEXT, (Segment(1, 20, 0), Segment(22, 32, 1), Segment(35, len(TEXT), 1)))
OTHER = Document("journal.en", "en", "We built two locks.", (Segment(0, 19, 0),))


def place(document: Document, start: int, end: int) -> Place:
    return Place(document.id, (), start, end, document.line(start), document.text[start:end])


def finding(*places: Place, detail: str = "Ten became two.", severity: Severity = "critical") -> Finding:
    return Finding("number", severity, places, detail)


def run_of(*findings: Finding, paths: dict[str, str] | None = None) -> dict[str, Any]:
    documents = {document.id: document for document in (DOCUMENT, OTHER)}
    log = json.loads(sarif(findings, documents, paths or {}))
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    return run


def result_of(one: Finding) -> dict[str, Any]:
    (result,) = run_of(one)["results"]
    return result


def region_of(start: int, end: int) -> dict[str, Any]:
    return result_of(finding(place(DOCUMENT, start, end)))["locations"][0]["physicalLocation"]["region"]


def test_the_tool_says_its_version_and_describes_every_kind_of_finding() -> None:
    run = run_of()
    driver = run["tool"]["driver"]
    assert driver["name"] == "Ushtil"
    assert driver["version"]
    assert [rule["id"] for rule in driver["rules"]] == list(get_args(FindingKind))
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == []


def test_a_result_points_at_its_rule_and_at_the_file() -> None:
    run = run_of(finding(place(DOCUMENT, 10, 13)), paths={"speech.en": "texts/speech.en.txt"})
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "number"
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"] == "texts/speech.en.txt"
    assert result["message"]["text"] == "Ten became two."


@pytest.mark.parametrize(
    ("severity", "level"), [("critical", "error"), ("major", "error"), ("minor", "warning"), ("neutral", "note")]
)
def test_the_severity_is_a_level_and_is_kept_beside_it(severity: Severity, level: str) -> None:
    result = result_of(finding(place(DOCUMENT, 10, 13), severity=severity))
    assert (result["level"], result["properties"]["severity"]) == (level, severity)


def test_a_byte_order_mark_is_no_character_of_the_region() -> None:
    assert region_of(10, 13) == {
        "startLine": 1,
        "startColumn": 10,
        "endLine": 1,
        "endColumn": 13,
        "charOffset": 9,
        "charLength": 3,
        "snippet": {"text": "ten"},
    }
    assert region_of(0, 3)["snippet"] == {"text": "We"}


def test_a_region_counts_code_points_and_may_run_over_lines() -> None:
    region = region_of(TEXT.index("The river"), len(TEXT))
    assert (region["startLine"], region["startColumn"]) == (2, 14)
    assert (region["endLine"], region["endColumn"]) == (3, 6)
    assert region["snippet"]["text"] == "The river\nrose."


def test_every_further_place_is_a_related_location_with_its_number() -> None:
    result = result_of(finding(place(DOCUMENT, 10, 13), place(OTHER, 9, 12), place(DOCUMENT, 22, 32)))
    assert len(result["locations"]) == 1
    related = result["relatedLocations"]
    assert [location["id"] for location in related] == [1, 2]
    assert [location["physicalLocation"]["artifactLocation"]["uri"] for location in related] == [
        "journal.en",
        "speech.en",
    ]


def test_a_finding_without_a_place_has_no_location() -> None:
    result = result_of(finding())
    assert result["locations"] == []
    assert "relatedLocations" not in result


def test_paths_are_percent_encoded() -> None:
    assert uri("my texts/100% #1?.en.txt") == "my%20texts/100%25%20%231%3F.en.txt"
    assert uri("a\nb\x1b.txt") == "a%0Ab%1B.txt"
    assert uri("сөз.txt") == "%D1%81%D3%A9%D0%B7.txt"
    assert uri("a\udcff.txt") == "a%FF.txt"
    assert uri("/tmp/a b.txt") == "file:///tmp/a%20b.txt"
    assert uri("kk:a.txt") == "kk%3Aa.txt"


def test_a_message_is_one_harmless_line_without_links_and_placeholders() -> None:
    detail = "“a\x1b[31m\u202e” became\n[sic](http://example.org) {0}"
    (result,) = run_of(finding(place(OTHER, 0, 2), detail=detail))["results"]
    assert result["message"]["text"] == r"“a\x1b[31m\u202e” became [sic] (http://example.org) {{0}}"


def test_a_log_is_utf8_and_holds_no_raw_control_character() -> None:
    hostile = Document("x\x1b\udcff", "en", "A\x1b[2J\x9b\u2028\ud800b.", (Segment(0, 8, 0),))
    log = sarif([finding(place(hostile, 0, 8))], {hostile.id: hostile}, {})
    assert not {character for character in log if character < " "} - {"\n"}
    log.encode("utf-8")
    snippet = json.loads(log)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]
    assert snippet["text"] == hostile.text[:8]


def test_a_fingerprint_stays_when_lines_are_put_in_above() -> None:
    moved = Place(DOCUMENT.id, (), 110, 113, 9, "ten")
    one, other, third = (
        result_of(finding(where))["partialFingerprints"]
        for where in (place(DOCUMENT, 10, 13), moved, place(DOCUMENT, 22, 32))
    )
    assert one == other != third


def test_one_long_line_with_many_findings_is_written() -> None:
    line = Document("long", "en", "A word. " * 20_000, (Segment(0, 159_999, 0),))
    found = [finding(place(line, 8 * n, 8 * n + 7)) for n in range(20_000)]
    last = json.loads(sarif(found, {"long": line}, {}))["runs"][0]["results"][-1]
    assert last["locations"][0]["physicalLocation"]["region"]["startColumn"] == 8 * 19_999 + 1
