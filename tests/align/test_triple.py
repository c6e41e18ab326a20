"""Three versions: pairs without contradiction, three-way beads as their closure, and the floors on NTREX."""

from functools import cache
from pathlib import Path

import pytest
from ushtil.align.closure import components
from ushtil.align.evaluate import evaluate
from ushtil.align.repair import contradictions
from ushtil.align.triple import PAIRS, align_triple
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.plain import read_document
from ushtil.corpus.types import Document, Segment
from ushtil.models.lexical import LexicalScorer

NTREX = Path(__file__).resolve().parents[2] / "../shared/data/ntrex"
LANGUAGES = ("en", "kk", "ru")
#: Strict F1 without null beads that each pair and the three-way alignment must reach.
FLOORS = {"intact": 0.99, "noisy": 0.82, "lossy": 0.85}

ENGLISH = [
    "The observatory above Almaty has stood at 2,750 metres since 1957.",
    "Its oldest telescope came from Jena.",
    "Who looks through it now?",
    "Mostly school classes, says the director, Marat Isabekov.",
    "In winter the road is closed for 40 days.",
    "Then only the caretaker and his dog stay there.",
]
KAZAKH = [
    "Алматының үстіндегі обсерватория 1957 жылдан бері 2750 метр биіктікте тұр.",
    "Оның ең көне телескобы Йенадан әкелінген.",
    "Қазір одан кім қарайды?",
    "Көбіне мектеп оқушылары, дейді директор Марат Исабеков.",
    "Қыста жол 40 күнге жабылады.",
    "Ондайда жоғарыда тек күзетші мен оның иті қалады.",
]
RUSSIAN = [
    "Обсерватория над Алма-Атой стоит на высоте 2750 метров с 1957 года.",
    "Её самый старый телескоп привезли из Йены.",
    "Кто смотрит в него теперь?",
    "Чаще всего школьники, говорит директор Марат Исабеков.",
    "Зимой дорогу закрывают на 40 дней.",
    "Тогда наверху остаются только сторож и его собака.",
]


def document(lang, texts):
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), 0))
        start += len(text) + 1
    return Document(lang, lang, "\n".join(texts), tuple(segments))


def aligned(*texts):
    first, second, third = (document(lang, found) for lang, found in zip(LANGUAGES, texts, strict=True))
    return align_triple((first, second, third), LexicalScorer())


def links(alignment):
    return [bead.spans for bead in alignment.beads if not bead.is_null]


@cache
def ntrex(task):
    """The held-out documents of a task (every second one, from the second), aligned, with their golds by column."""
    if not NTREX.is_dir():
        pytest.skip(f"the texts are not there: {NTREX}")
    found = []
    for path in sorted((NTREX / task).glob("*.en.txt"))[1::2]:
        stem = path.name.removesuffix(".en.txt")
        first, second, third = (
            read_document(path.with_name(f"{stem}.{lang}.txt"), lang=lang, lines=True) for lang in LANGUAGES
        )
        golds = {
            which: read_beads(path.with_name(f"{stem}.{'-'.join(LANGUAGES[c] for c in which)}.tsv")).beads
            for which in (*PAIRS, (0, 1, 2))
        }
        found.append((align_triple((first, second, third), LexicalScorer()), golds))
    return found


def linked_segments(triple):
    """Every segment with the segments of other documents that its pairwise beads link it with."""
    partners: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for pair, alignment in triple.pairs.items():
        for bead in alignment.beads:
            nodes = [(column, i) for column, span in zip(pair, bead.spans, strict=True) for i in span]
            for node in nodes:
                partners.setdefault(node, set()).update(other for other in nodes if other[0] != node[0])
    return partners


def unexcused(triple):
    """Segments a - b - c of three documents of which a and c are not linked, though nothing else explains b."""
    partners = linked_segments(triple)
    found = []
    for b, around in partners.items():
        for a in around:
            for c in around:
                if a[0] < c[0] and c not in partners[a]:
                    neighbour_of_a = any(d[0] == a[0] and c in partners[d] for d in around)
                    neighbour_of_c = any(d[0] == c[0] and a in partners[d] for d in around)
                    if not (neighbour_of_a or neighbour_of_c):
                        found.append((a, b, c))
    return found


def assert_sound(triple):
    """The pairs agree, read in order and hold every segment; the three-way beads are what they connect."""
    groups = {pair: [bead.spans for bead in alignment.beads] for pair, alignment in triple.pairs.items()}
    assert not contradictions(groups)
    assert not unexcused(triple)
    documents = triple.alignment.documents
    for alignment in triple.pairs.values():
        for column, version in enumerate(alignment.documents):
            assert sorted(i for bead in alignment.beads for i in bead.spans[column]) == list(range(len(version)))
            order = [i for bead in alignment.beads if not bead.is_null for i in bead.spans[column]]
            assert order == sorted(order)
    for column, version in enumerate(documents):
        assert sorted(i for bead in triple.alignment.beads for i in bead.spans[column]) == list(range(len(version)))
    beads = {pair: alignment.beads for pair, alignment in triple.pairs.items()}
    connected = {frozenset(group) for group in components(beads, [len(version) for version in documents])}
    assert connected == {
        frozenset((column, i) for column, span in enumerate(bead.spans) for i in span)
        for bead in triple.alignment.beads
    }
    assert all(0 <= bead.score <= 1 for bead in triple.alignment.beads)


def test_three_full_versions_are_aligned_one_to_one():
    triple = aligned(ENGLISH, KAZAKH, RUSSIAN)
    assert_sound(triple)
    assert links(triple.alignment) == [((k,), (k,), (k,)) for k in range(6)]
    for alignment in triple.pairs.values():
        assert links(alignment) == [((k,), (k,)) for k in range(6)]


def test_an_omission_in_one_version_leaves_the_two_others_linked():
    triple = aligned(ENGLISH, [*KAZAKH[:2], *KAZAKH[4:]], RUSSIAN)
    assert_sound(triple)
    assert ((2,), (), (2,)) in links(triple.alignment)
    assert ((3,), (), (3,)) in links(triple.alignment)
    assert ((4,), (2,), (4,)) in links(triple.alignment)


def test_a_segment_merged_in_one_version_makes_one_three_way_bead_and_finer_pairs():
    merged = "Зимой дорогу закрывают на 40 дней, и наверху остаются только сторож и его собака."
    triple = aligned(ENGLISH, KAZAKH, [*RUSSIAN[:4], merged])
    assert_sound(triple)
    assert links(triple.alignment)[-1] == ((4, 5), (4, 5), (4,))
    assert links(triple.pairs[0, 1])[-2:] == [((4,), (4,)), ((5,), (5,))]
    assert links(triple.pairs[0, 2])[-1] == ((4, 5), (4,))


def test_a_note_of_one_version_only_stands_alone():
    note = "Ескерту: мәтін редакция тарапынан қысқартылып, сурет қосылды."
    triple = aligned(ENGLISH, [*KAZAKH[:3], note, *KAZAKH[3:]], RUSSIAN)
    assert_sound(triple)
    assert ((), (3,), ()) in [bead.spans for bead in triple.alignment.beads]
    assert ((3,), (4,), (3,)) in links(triple.alignment)


@pytest.mark.parametrize(
    "texts",
    [
        (["Yes."], ["Иә."], ["Да."]),
        (["Yes."], ["Иә."] * 300, ["Да."] * 40),
        (["Yes."] * 200, ["Иә."] * 150, ["Да."] * 170),
        (["Snow."] * 20, ["12 ат?"] * 30, ["(«Лес»):"] * 25),
        (list("abcdefgh"), list("абвгд"), list("12345")),
        ([], ["Иә."], ["Да."]),
    ],
)
def test_hostile_versions_have_a_sound_alignment(texts):
    assert_sound(aligned(*texts))


@pytest.mark.parametrize("task", FLOORS)
def test_alignments_of_the_news_are_sound(task):
    for triple, _ in ntrex(task):
        assert_sound(triple)


@pytest.mark.parametrize("which", [*PAIRS, (0, 1, 2)])
@pytest.mark.parametrize("task", FLOORS)
def test_alignments_of_the_news_reach_the_floor(task, which):
    found = [triple.alignment if len(which) == 3 else triple.pairs[which] for triple, _ in ntrex(task)]
    test = [[bead.spans for bead in alignment.beads] for alignment in found]
    scores = evaluate([golds[which] for _, golds in ntrex(task)], test)
    assert scores.strict.f1 >= FLOORS[task]
