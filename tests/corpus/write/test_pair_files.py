"""Files of sentence numbers and of plain pairs say what the programs they are for read in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ushtil.corpus.output import write_files
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.types import Alignment, Bead, Document, Segment, Unit
from ushtil.corpus.write.ladder import ladder
from ushtil.corpus.write.moses import moses
from ushtil.corpus.write.vecalign import vecalign
from ushtil.corpus.write.xces import xces_document, xces_links


def document(lang: str, count: int, paragraphs: int = 1) -> Document:
    text = "".join(f"<{lang}> & {number}.\n" for number in range(count))
    length = len(text) // max(count, 1)
    spans = ((number * length, (number + 1) * length - 1) for number in range(count))
    return Document(f"s.{lang}", lang, text, tuple(Segment(*span, n // paragraphs) for n, span in enumerate(spans)))


PAIR = Alignment(
    (document("en", 7), document("kk", 6)),
    (
        Bead(((0,), (0,)), 0.875),
        Bead(((1, 2), (1,)), 0.5),
        Bead(((3,), ())),
        Bead(((4,), (2, 3)), 0.75),
        Bead(((), (4,))),
        Bead(((5,), ())),
        Bead(((6,), (5,)), 1.0),
    ),
)
CROSSED = Alignment(
    (document("en", 4), document("kk", 4)),
    (Bead(((0,), (3,)), moved=True), Bead(((1,), (0,))), Bead(((2,), (1,))), Bead(((3,), (2,)))),
)


def spans(alignment: Alignment) -> set[tuple[tuple[int, ...], ...]]:
    return {bead.spans for bead in alignment.beads}


def test_a_ladder_has_a_rung_where_each_bead_begins_and_one_behind_the_end() -> None:
    assert "".join(ladder(PAIR)).splitlines() == [
        "0\t0\t0.8750",
        "1\t1\t0.5000",
        "3\t2\t0.0000",
        "4\t2\t0.7500",
        "5\t4\t0.0000",
        "6\t4\t0.0000",
        "6\t5\t1.0000",
        "7\t6\t0.0000",
    ]


def test_a_ladder_only_goes_up_and_what_crosses_stands_alone_in_it(tmp_path: Path) -> None:
    write_files({tmp_path / "x.ladder": ladder(CROSSED)})
    linked = [bead for bead in read_beads(tmp_path / "x.ladder").beads if all(bead)]
    assert linked == [((1,), (0,)), ((2,), (1,)), ((3,), (2,))]


def test_lines_of_vecalign_end_in_a_cost_which_is_low_for_a_sure_bead() -> None:
    lines = "".join(vecalign(PAIR)).splitlines()
    assert lines[:3] == ["[0]:[0]:0.125000", "[1, 2]:[1]:0.500000", "[3]:[]:0.000000"]
    assert "[]:[4]:0.000000" in lines


def test_links_of_xces_number_sentences_from_1_and_name_both_files(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring("".join(xces_links(PAIR, "s.en.xml", 's".kk.xml')).encode())
    group = root.find("linkGrp")
    assert (root.tag, group.get("fromDoc"), group.get("toDoc")) == ("cesAlign", "s.en.xml", 's".kk.xml')
    links = [(link.get("xtargets"), link.get("certainty")) for link in group]
    assert links[:3] == [("1;1", "0.8750"), ("2 3;2", "0.5000"), ("4;", "1.0000")]
    assert len({link.get("id") for link in group}) == len(links)


def test_a_document_of_xces_has_every_sentence_in_its_paragraph() -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring("".join(xces_document(document("en", 5, paragraphs=2))).encode())
    assert [[s.get("id") for s in p.iter("s")] for p in root.iter("p")] == [["1", "2"], ["3", "4"], ["5"]]
    assert [s.text for s in root.iter("s")][:2] == ["<en> & 0.", "<en> & 1."]


@pytest.mark.parametrize(
    ("ending", "write"),
    [(".ladder", ladder), (".vecalign", vecalign), (".xml", lambda pair: xces_links(pair, "a.xml", "b.xml"))],
)
def test_what_was_written_is_read_back(ending: str, write, tmp_path: Path) -> None:
    if ending == ".xml":
        pytest.importorskip("lxml")
    path = tmp_path / f"pair{ending}"
    write_files({path: write(PAIR)})
    assert set(read_beads(path).beads) == spans(PAIR)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([(1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1)]), min_size=1, max_size=12), st.data())
def test_any_order_of_beads_gives_a_ladder_that_holds_each_segment_once(shapes, data) -> None:
    order = data.draw(st.permutations(range(len(shapes))))
    left = right = 0
    placed: dict[int, tuple[int, ...]] = {}
    for number in order:
        placed[number] = tuple(range(right, right + shapes[number][1]))
        right += shapes[number][1]
    beads = []
    for number, (width, _) in enumerate(shapes):
        beads.append(Bead((tuple(range(left, left + width)), placed[number])))
        left += width
    rungs = [
        tuple(map(int, line.split("\t")[:2]))
        for line in ladder(Alignment((document("en", left), document("kk", right)), tuple(beads)))
    ]
    assert rungs == sorted(rungs)
    assert len(set(rungs)) == len(rungs)
    assert rungs[-1] == (left, right)


HOSTILE = ("a\tb", "c\nd", "e\r\nf", "g\u2028h\u2029i", "j\x85k", "l\x0bm\x0cn", "o\x1cp", " q ", "r\udcff")


def test_no_text_breaks_a_row_of_a_pair_of_plain_files(tmp_path: Path) -> None:
    units = [Unit(str(n), {"en": text, "kk": f"т {n}"}, 1.0, {}, {}) for n, text in enumerate(HOSTILE)]
    write_files({tmp_path / f"out.{lang}": moses(units, lang) for lang in ("en", "kk")})
    english, kazakh = ((tmp_path / f"out.{lang}").read_text(encoding="utf-8") for lang in ("en", "kk"))
    assert len(english.splitlines()) == len(kazakh.splitlines()) == english.count("\n") == len(HOSTILE)
    assert "\t" not in english
    assert kazakh.splitlines() == [f"т {n}" for n in range(len(HOSTILE))]
