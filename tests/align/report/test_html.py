"""The pages hold every bead, row and finding once, mark the right words, and let no text become markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from ushtil.align.drift.coverage import coverage
from ushtil.align.report.html import alignment_page, comparison_page
from ushtil.align.report.markup import escape, language_attributes, numbered, percent
from ushtil.align.report.ribbons import blocks
from ushtil.align.report.rows import lay_out
from ushtil.corpus.types import Alignment, Bead, Change, Comparison, Document, Finding, Link, Place, Segment

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onload='x"
    "\x00\x0b\x85\ud800\ufffe\u202eabc\r&amp;"
)
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """Checks that every element is closed in order, and keeps elements and the text inside ``kept`` ones."""

    def __init__(self, *kept: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.kept: dict[str, list[str]] = {tag: [] for tag in kept}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag in self.kept:
            self.kept[tag].append("")
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value or "")
            if name == "href" and value and value.startswith("#"):
                self.targets.append(value[1:])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} closed out of order at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        for tag, texts in self.kept.items():
            if tag in self.open:
                texts[-1] += data


def outline(page: str, *kept: str) -> Outline:
    parser = Outline(*kept)
    parser.feed(page)
    parser.close()
    assert parser.faults == []
    assert parser.open == []
    return parser


def rows_of(page: str) -> list[str]:
    return re.findall(r'<tr id="[br]\d+".*?</tr>', page, flags=re.DOTALL)


def one_line(name: str, text: str, lang: str = "en") -> Document:
    return Document(name, lang, text, (Segment(0, len(text), 0),))


def hostile_comparison() -> Comparison:
    source, copy = one_line(HOSTILE, HOSTILE, 'x" onfocus="y'), one_line(HOSTILE + "2", "a" + HOSTILE, 'x" onfocus="y')
    where = Place(HOSTILE, (0,), 0, len(HOSTILE), 1, HOSTILE)
    return Comparison(
        replace(source, publication=HOSTILE),
        copy,
        (Link((0,), (0,), "wording", 0.5, changes=(Change((0, 20), (0, 21)),)),),
        (Finding("wording", "minor", (where, replace(where, document=HOSTILE + "3")), HOSTILE),),
    )


def test_every_element_is_closed_and_every_link_leads_somewhere(
    pages: dict[str, str], hostile_pages: dict[str, str]
) -> None:
    for page in [*pages.values(), *hostile_pages.values()]:
        seen = outline(page)
        assert len(seen.ids) == len(set(seen.ids))
        assert set(seen.targets) <= set(seen.ids)


def test_a_page_is_one_file_that_allows_only_its_own_style_and_script(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert "default-src 'none'; style-src 'sha256-" in page
        assert "unsafe-inline" not in page
        seen = outline(page)
        links = [value for _, name, value in seen.attributes if name in {"src", "href", "action", "data", "srcset"}]
        assert all(value and value.startswith(("#", "data:")) for value in links)
        assert not [name for _, name, _ in seen.attributes if name.startswith("on") or name == "style"]
        assert "@import" not in page
        assert not re.search(r"https?:", page)


def test_each_segment_stands_in_the_row_of_its_bead(alignment: Alignment) -> None:
    rows = rows_of(alignment_page(alignment))
    assert len(rows) == len(alignment.beads)
    for row, bead in zip(rows, alignment.beads, strict=True):
        for document, span in zip(alignment.documents, bead.spans, strict=True):
            for index in span:
                assert escape(document.segment_text(index)) in row


def test_three_versions_make_three_columns_and_three_pictures_each_in_its_language(alignment: Alignment) -> None:
    page = alignment_page(alignment)
    first = rows_of(page)[0]
    assert re.findall(r'<td lang="(\w+)" data-label="(\w+)"', first) == [
        ("en", "English"),
        ("kk", "Kazakh"),
        ("ru", "Russian"),
    ]
    assert page.count('<svg class="path"') == 3


def test_two_versions_make_one_picture(alignment: Alignment) -> None:
    documents = alignment.documents[:2]
    pair = Alignment(documents, tuple(Bead(bead.spans[:2], bead.score) for bead in alignment.beads))
    page = alignment_page(pair)
    assert page.count('<svg class="path"') == 1
    assert "<title>Alignment: English and Kazakh</title>" in page


def test_a_missing_counterpart_and_a_moved_bead_are_named_in_words(alignment: Alignment) -> None:
    row = rows_of(alignment_page(alignment))[5]
    assert "no counterpart in Russian" in row
    assert ">moved</strong>" in row
    assert 'data-f="gap moved"' in row
    assert "1:1:0" in row
    assert ">0.41</span>" in row


def test_a_bead_of_one_language_shows_its_score_and_is_found_by_it(alignment: Alignment) -> None:
    documents = (one_line("a", "One."), one_line("b", "Бір.", "kk"))
    page = alignment_page(Alignment(documents, (Bead(((0,), ()), 0.37), Bead(((), (0,)), 0.62))))
    assert ["0.37</span>" in row and 'data-score="0.370"' in row for row in rows_of(page)] == [True, False]
    assert "–</span>" not in page


def test_moves_are_spoken_of_only_where_something_moved(alignment: Alignment) -> None:
    still = replace(alignment, beads=tuple(replace(bead, moved=False) for bead in alignment.beads))
    for shown, count in ((alignment, 1), (still, 0)):
        page = alignment_page(shown)
        assert page.count("<dt>moved</dt>") == count
        assert page.count("moved, outlined") == count


def test_a_text_has_one_number_of_words_on_both_pages(comparison: Comparison) -> None:
    source = replace(comparison.source, text=comparison.source.text.replace("We also", "— «» — "))
    words = coverage(replace(comparison, source=source)).source
    assert len(source.text.split()) != words
    beads = tuple(Bead(((number,), ())) for number in range(len(source)))
    for page in (
        alignment_page(Alignment((source, Document("kk", "kk", "", ())), beads)),
        comparison_page(replace(comparison, source=source, links=(), findings=())),
    ):
        assert f'<td data-label="Words">{words}</td>' in page


def test_a_publication_has_a_column_only_where_one_is_known(comparison: Comparison) -> None:
    assert '<th scope="col">Publication</th>' in comparison_page(comparison)
    unknown = [replace(document, publication="") for document in (comparison.source, comparison.copy)]
    page = comparison_page(replace(comparison, source=unknown[0], copy=unknown[1]))
    assert "Publication" not in page
    outline(page)


def test_kinds_other_than_body_are_named(alignment: Alignment) -> None:
    rows = rows_of(alignment_page(alignment))
    assert rows[0].count(">heading</span>") == 3
    assert rows[3].count(">question</span>") == 3


def test_the_picture_of_a_pair_shows_the_beads_of_that_pair(alignment: Alignment) -> None:
    kk, ru = alignment.documents[1:]
    finer = [((i,), (i,)) for i in range(6)] + [((6,), ()), ((7,), ())]
    pair = Alignment((kk, ru), tuple(Bead(span) for span in finer))
    flipped = Alignment((ru, kk), tuple(Bead((b, a)) for a, b in finer))
    for pairs in ({("kk", "ru"): pair}, {("ru", "kk"): flipped}):
        page = alignment_page(alignment, pairs)
        assert "8 beads: 0 merged or split, 2 without a counterpart" in page
        outline(page)


def test_words_that_changed_are_marked_on_both_sides(comparison: Comparison) -> None:
    seen = outline(comparison_page(comparison), "del", "ins")
    assert seen.kept["del"][1:] == ["I believe", "May"]
    assert seen.kept["ins"][1:] == ["The governor believes", "June"]


def test_kazakh_changes_are_cut_at_the_ends_of_segments() -> None:
    source = Document("a.kk.txt", "kk", "Қала өсті. Өзен тасыды.", (Segment(0, 10, 0), Segment(11, 23, 0)))
    copy = Document("b.kk.txt", "kk", "Қала әлі өсті, көл тасыды.", (Segment(0, 26, 0),))
    changes = (Change((5, 15), (5, 18)),)
    page = comparison_page(Comparison(source, copy, (Link((0, 1), (0,), "merge", 0.7, changes=changes),), ()))
    seen = outline(page, "del", "ins")
    assert seen.kept["del"][1:] == ["өсті.", "Өзен"]
    assert seen.kept["ins"][1:] == ["әлі өсті, көл"]
    assert page.count('<td lang="kk" data-label=') == 2


def test_an_insertion_without_source_words_marks_the_copy_only() -> None:
    source, copy = one_line("a", "We agree."), one_line("b", "We all agree.")
    link = Link((0,), (0,), "expanded", 0.9, changes=(Change((3, 3), (3, 7)),))
    seen = outline(comparison_page(Comparison(source, copy, (link,), ())), "del", "ins")
    assert (len(seen.kept["del"]), seen.kept["ins"][1:]) == (1, ["all "])


def test_every_finding_is_listed_and_leads_to_its_row_and_back(comparison: Comparison) -> None:
    page = comparison_page(comparison)
    rows = {match[1]: match[0] for match in re.finditer(r'<tr id="(r\d+)".*?</tr>', page, flags=re.DOTALL)}
    for number, finding in enumerate(comparison.findings, 1):
        entry = re.search(rf'<li id="f{number}" .*?</ul></li>', page, flags=re.DOTALL)
        assert entry
        assert escape(finding.detail) in entry[0]
        targets = re.findall(r'href="#(r\d+)"', entry[0])
        assert len(targets) == len(finding.where)
        assert all(f'href="#f{number}"' in rows[target] for target in targets)


def test_omissions_stand_after_the_sentence_they_followed_and_unused_parts_too(comparison: Comparison) -> None:
    rows = lay_out(comparison).rows
    order = [(row.kind, row.source, row.copy) for row in rows]
    assert order == [
        ("unused", (0,), ()),
        ("addition", (), (0,)),
        ("link", (7, 8), (1, 2)),
        ("unused", (9, 10), ()),
        ("link", (1,), (3,)),
        ("link", (2,), (4,)),
        ("omission", (3,), ()),
        ("unused", (4,), ()),
        ("link", (5,), (5,)),
        ("omission", (6,), ()),
        ("addition", (), (6,)),
    ]


def test_every_sentence_of_both_texts_is_on_the_page(comparison: Comparison) -> None:
    page = "".join(rows_of(comparison_page(comparison)))
    plain = re.sub(r"</?(?:del|ins)>", "", page)
    for document in (comparison.source, comparison.copy):
        for sentence in document.sentences:
            assert f"<bdi>{escape(sentence)}</bdi>" in plain


def test_a_moved_block_says_where_it_comes_from(comparison: Comparison) -> None:
    page = comparison_page(comparison)
    assert "sentences 2–3 of the copy come from sentences 8–9 of the source" in page
    assert 'from sentences 8–9 of the source, where it follows <a href="#r9">row 9</a>' in page
    assert page.count('<text class="label moved"') == 2


def test_the_second_row_of_a_moved_block_says_what_it_moved_with() -> None:
    text = "One here.\nTwo here.\nSix here."
    segments = tuple(Segment(10 * i, 10 * i + 9, i) for i in range(3))
    source, copy = Document("a", "en", text, segments), Document("b", "en", text, segments)
    order = ((0, 1, True), (1, 2, True), (2, 0, False))
    links = tuple(Link((s,), (c,), "identical", 1.0, moved=moved) for s, c, moved in order)
    rows = rows_of(comparison_page(Comparison(source, copy, links, ())))
    assert "from sentence 1 of the source, with which it opens" in rows[1]
    assert 'with <a href="#r2">row 2</a>' in rows[2]
    assert "differs moved" in rows[1] or "moved differs" in rows[1]


def test_the_summary_gives_both_shares_in_words(comparison: Comparison) -> None:
    page = comparison_page(comparison)
    shares = coverage(comparison)
    traced, used = percent(shares.traced, shares.copy), percent(shares.used, shares.source)
    assert f"{traced} of the copy comes from the source; it takes up {used} of the source." in page
    assert f"{shares.traced} of {shares.copy} words" in page
    assert "1 critical and 3 major" in page


def test_a_copy_that_shares_nothing_says_so() -> None:
    page = comparison_page(Comparison(one_line("a", "One."), one_line("b", "Two."), (), ()))
    assert "No sentence of the copy was found in the source" in page
    assert "Nothing to report." in page
    outline(page)


def test_empty_documents_make_pages_too() -> None:
    empty = Document("empty.txt", "en", "", ())
    outline(comparison_page(Comparison(empty, empty, (), ())))
    outline(alignment_page(Alignment((empty, replace(empty, lang="kk")), ())))


def test_a_finding_without_a_known_place_is_still_listed(comparison: Comparison) -> None:
    elsewhere = Finding("term", "minor", (Place("other.txt", (4,), 0, 5, 1, "words"),), "Two renderings.")
    nowhere = Finding("term", "minor", (), "No place at all.")
    page = comparison_page(replace(comparison, findings=(elsewhere, nowhere)))
    outline(page)
    assert "Two renderings." in page
    assert "No place at all." in page


def test_documents_of_one_name_are_told_apart_by_the_quoted_text(comparison: Comparison) -> None:
    twin = replace(comparison.copy, id=comparison.source.id)
    omission = next(finding for finding in comparison.findings if finding.kind == "omission")
    layout = lay_out(replace(comparison, copy=twin, findings=(omission,)))
    assert layout.rows[layout.places[0][0] or 0].source == (3,)


def test_hostile_text_stays_text(hostile_pages: dict[str, str]) -> None:
    documents = (one_line(HOSTILE, HOSTILE, 'kk"><script>'), one_line("b", HOSTILE, "ru"))
    pages = [
        alignment_page(Alignment(documents, (Bead(((0,), (0,)), 0.9),))),
        comparison_page(hostile_comparison()),
    ]
    for page in [*pages, *hostile_pages.values()]:
        page.encode("utf-8")
        assert page.count("<script>") == page.count("</script>") == 1
        assert "<img" not in page
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufffe]", page)
        assert "␀" in page
        seen = outline(page)
        assert not [name for _, name, _ in seen.attributes if name.startswith("on")]


def test_controls_are_shown_and_line_ends_kept() -> None:
    assert escape("a\x00\x7f\x9f\r\nb\rc\u202e\ud800") == "a␀␡\ufffd\nb\nc⟦RLO⟧\ufffd"


def test_scripts_from_the_right_are_marked() -> None:
    assert language_attributes("kk-Arab") == 'lang="kk-Arab" dir="rtl"'
    assert language_attributes("kk") == 'lang="kk"'


def test_numbers_and_shares_read_as_people_write_them() -> None:
    assert numbered((0, 1, 2, 5)) == "1–3, 6"
    assert [percent(a, b) for a, b in ((0, 0), (0, 9), (9, 9), (1, 999), (998, 999))] == [
        "0%",
        "0%",
        "100%",
        "1%",
        "99%",
    ]


def test_five_thousand_beads_make_a_page_in_blocks_of_rows() -> None:
    text = "Бұл сөйлем.\n" * 5000
    segments = tuple(Segment(12 * i, 12 * i + 11, 0) for i in range(5000))
    documents = (Document("a", "kk", text, segments), Document("b", "ru", text, segments))
    beads = tuple(Bead(((i,), (i,)), 0.9) for i in range(5000))
    page = alignment_page(Alignment(documents, beads))
    seen = outline(page)
    assert sum(re.fullmatch(r"b\d+", name) is not None for name in seen.ids) == 5000
    assert page.count('<div class="block late"') == 50
    assert page.count("<rect class=") < 10


def test_links_that_go_on_together_are_one_block_of_the_map(comparison: Comparison) -> None:
    joined = blocks(lay_out(comparison).rows)
    assert [(block.source, block.copy, block.moved) for block in joined] == [
        ((7, 8), (1, 2), True),
        ((1, 2), (3, 4), False),
        ((5,), (5,), False),
    ]


def test_labels_of_many_moved_blocks_do_not_overlap() -> None:
    text = "Word here.\n" * 40
    segments = tuple(Segment(11 * i, 11 * i + 10, i) for i in range(40))
    source, copy = Document("a", "en", text, segments), Document("b", "en", text, segments)
    links = tuple(Link((39 - i,), (i,), "identical", 1.0, moved=i < 30) for i in range(40))
    page = comparison_page(Comparison(source, copy, links, ()))
    for align in ("start", "end"):
        heights = [float(y) for y in re.findall(rf'label moved" x="\d+" y="([\d.]+)" text-anchor="{align}"', page)]
        assert len(heights) == 30
        assert all(b - a > 14.5 for a, b in pairwise(heights))
        assert heights[0] >= 30
        assert heights[-1] <= 551
