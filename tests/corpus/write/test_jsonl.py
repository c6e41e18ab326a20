"""The records of alignments and comparisons keep their documented shape, one on each line."""

import json
from dataclasses import replace

from ushtil.corpus.memory.records_jsonl import jsonl_records
from ushtil.corpus.memory.types import Record
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.sources import SourceDocument, SourcePlace, named
from ushtil.corpus.types import Alignment, Bead, Change, Comparison, Document, Finding, Link, Place, Segment
from ushtil.corpus.write.jsonl import alignment_jsonl, comparison_jsonl, finding_record, record


def document(lang: str, *sentences: str, name: str = "speech") -> Document:
    segments: list[Segment] = []
    text = ""
    for sentence in sentences:
        segments.append(Segment(len(text), len(text) + len(sentence), len(segments)))
        text += sentence + "\n"
    return Document(f"{name}.{lang}.txt", lang, text, tuple(segments))


ENGLISH = document("en", "We came late.", "The water rose.")
KAZAKH = document("kk", "Біз кеш келдік, су көтерілді.")


def test_a_bead_is_one_line_with_the_documented_keys_in_their_order():
    lines = list(alignment_jsonl(Alignment((ENGLISH, KAZAKH), (Bead(((0, 1), (0,)), 0.91),))))
    assert lines == [
        '{"bead": 0, "segments": {"en": [0, 1], "kk": [0]}, "text": {"en": "We came late. The water rose.", '
        '"kk": "Біз кеш келдік, су көтерілді."}, "score": 0.91, "moved": false}\n'
    ]


def test_a_language_without_a_counterpart_has_an_empty_list_and_text():
    beads = (Bead(((0,), (0,))), Bead(((1,), ())))
    last = json.loads(list(alignment_jsonl(Alignment((ENGLISH, KAZAKH), beads)))[-1])
    assert last["segments"] == {"en": [1], "kk": []}
    assert last["text"]["kk"] == ""


def test_beads_are_numbered_in_the_order_of_the_first_document():
    beads = (Bead(((1,), ()), moved=True), Bead(((0,), (0,))))
    records = [json.loads(line) for line in alignment_jsonl(Alignment((ENGLISH, KAZAKH), beads))]
    assert [(r["bead"], r["segments"]["en"], r["moved"]) for r in records] == [(0, [0], False), (1, [1], True)]


def test_a_record_is_one_line_for_every_program_and_gives_its_text_back():
    text = 'a\nb\r\u2028c\u2029d\x85e\x1b[31m"\x00\x7f'
    line = record({"text": text})
    assert line.splitlines() == [line.rstrip("\n")]
    assert json.loads(line)["text"] == text


def test_half_a_surrogate_pair_is_escaped_so_that_the_line_is_utf8():
    assert record({"name": "\udcff"}).encode("utf-8") == b'{"name": "\\udcff"}\n'


SOURCE = document("en", "We built ten locks.", "It rained, they say.", "The river rose.", "Nobody left.")
COPY = document("en", "NEWS", "Nobody left.", "We built two locks.", "The river rose.", name="journal")


def place(text: Document, index: int) -> Place:
    segment = text.segments[index]
    return Place(text.id, (index,), segment.start, segment.end, text.line(segment.start), text.segment_text(index))


COMPARISON = Comparison(
    SOURCE,
    COPY,
    (
        Link((3,), (1,), "identical", 1.0, moved=True),
        Link((0,), (2,), "wording", 0.8, changes=(Change((9, 12), (27, 30)),)),
        Link((2,), (3,), "identical", 1.0),
    ),
    (
        Finding("addition", "minor", (place(COPY, 0),), "a heading was added"),
        Finding("number", "critical", (place(SOURCE, 0), place(COPY, 2)), "ten became two"),
        Finding("omission", "major", (place(SOURCE, 1),), "a sentence with an attribution was left out"),
    ),
)


def test_a_comparison_begins_with_its_summary():
    first = json.loads(next(comparison_jsonl(COMPARISON, {"copy_traced": 0.87654})))
    assert first["kind"] == "summary"
    assert (first["source"], first["copy"]) == ("speech.en.txt", "journal.en.txt")
    assert first["relations"] == {"identical": 2, "wording": 1}
    assert first["severities"] == {"minor": 1, "critical": 1, "major": 1}
    assert list(first)[-1] == "copy_traced"
    assert first["copy_traced"] == 0.8765


def test_links_and_findings_follow_the_copy_and_an_omission_stands_where_the_source_breaks_off():
    kinds = [json.loads(line) for line in comparison_jsonl(COMPARISON, {})][1:]
    assert [(r["kind"], r.get("copy")) for r in kinds] == [
        ("addition", None),
        ("link", [1]),
        ("link", [2]),
        ("number", None),
        ("omission", None),
        ("link", [3]),
    ]


def test_findings_keep_the_order_in_which_they_were_given():
    findings = (COMPARISON.findings[1], COMPARISON.findings[2], COMPARISON.findings[2], COMPARISON.findings[0])
    given = Comparison(SOURCE, COPY, COMPARISON.links, findings)
    kinds = [json.loads(line)["kind"] for line in comparison_jsonl(given, {})]
    assert [kind for kind in kinds if kind not in {"summary", "link"}] == ["number", "omission", "omission", "addition"]


def test_a_link_holds_both_texts_and_what_changed_with_its_place_in_both_documents():
    link = json.loads(list(comparison_jsonl(COMPARISON, {}))[3])
    assert list(link) == ["kind", "source", "copy", "text", "relation", "moved", "score", "changes"]
    assert link["text"] == {"source": "We built ten locks.", "copy": "We built two locks."}
    assert link["changes"] == [
        {"source": "ten", "copy": "two", "source_start": 9, "source_end": 12, "copy_start": 27, "copy_end": 30}
    ]
    assert COPY.text[27:30] == "two"


def test_a_finding_lists_every_place():
    finding = json.loads(list(comparison_jsonl(COMPARISON, {}))[4])
    assert list(finding) == ["kind", "severity", "where", "detail"]
    assert finding["where"][0] == {
        "document": "speech.en.txt",
        "segments": [0],
        "start": 0,
        "end": 19,
        "line": 1,
        "text": "We built ten locks.",
    }
    assert finding["where"][1]["line"] == 3


def test_two_empty_texts_have_a_summary_and_nothing_else():
    nothing = Document("a.en.txt", "en", "", ())
    (line,) = comparison_jsonl(Comparison(nothing, nothing, (), ()), {})
    assert json.loads(line)["links"] == 0


def test_a_segment_that_is_no_part_of_its_text_has_its_reason_and_other_beads_do_not(tmp_path):
    marked = SourceDocument(
        KAZAKH.id, "kk", KAZAKH.text, (replace(KAZAKH.segments[0], kind="note"),), reasons={0: "a button for sharing"}
    )
    written = "".join(alignment_jsonl(Alignment((ENGLISH, marked), (Bead(((0,), ())), Bead(((1,), (0,)))))))
    first, second = map(json.loads, written.splitlines())
    assert "reasons" not in first
    assert second["reasons"] == {"kk": {"0": "a button for sharing"}}
    path = tmp_path / "a.jsonl"
    path.write_text(written, encoding="utf-8")
    assert read_beads(path).beads == (((0,), ()), ((1,), (0,)))
    found = [record for _, record in jsonl_records(path) if isinstance(record, Record)]
    assert [record.variants[1].text for record in found] == ["", KAZAKH.text.strip()]


def test_a_place_says_why_its_segment_is_no_part_of_the_text():
    place = SourcePlace("a", (0,), 0, 6, 1, "Бөлісу", reason="a button for sharing")
    (where,) = finding_record(Finding("omission", "minor", (place,), "x"))["where"]
    assert where["reason"] == "a button for sharing"
    assert "at" not in where
    assert named(place) == "line 1 (a button for sharing)"
    assert named(SourcePlace("a", (0,), 0, 6, 1, "Бөлісу", at="page 3")) == "page 3"
