"""Two versions: right beads on small texts in any order, whole coverage of hostile ones, a band that misses nothing."""

from dataclasses import dataclass, fields
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from ushtil.align.band import FREE_GRID, find_band
from ushtil.align.dp import Lattice, best_path
from ushtil.align.pair import PairModel, align_pair
from ushtil.align.plausible import are_unrelated, plausible, surer
from ushtil.corpus.types import Bead, Document, Segment
from ushtil.models.grid import BEAD_TYPES, Band
from ushtil.models.lexical import LexicalScorer
from ushtil.models.lexical_evidence import LexicalEvidence

ENGLISH = [
    "On 14 March the apple growers of Talgar met in the old cinema.",
    "More than 230 people came, and the hall was too small.",
    "“Why do we sell our apples so cheaply?” asked Zhanar Omarova, who owns 12 hectares of orchard.",
    "Nurlan Sadykov only shook his head.",
    "Then Aset Bekov, who is 81, stood up.",
    "In 1974, he said, a kilogram of apples cost 40 kopecks, and everybody could buy them.",
    "It was raining outside.",
    "Sergei Platonov proposed to build a cold store for 900 tonnes.",
    "It would cost 65 million tenge and pay for itself in six years.",
    "The meeting ended with songs and tea.",
]
KAZAKH = [
    "14 наурызда Талғардың алма өсірушілері ескі кинотеатрда жиналды.",
    "230-дан астам адам келді, залға бәрі сыймай кетті.",
    "— Неге біз алмамызды сонша арзан сатамыз? — деп сұрады 12 гектар бауы бар Жанар Омарова.",
    "Нұрлан Садықов тек басын шайқады, содан кейін 81 жастағы Әсет Беков орнынан тұрды.",
    "Оның айтуынша, 1974 жылы бір келі алма 40 тиын тұрған әрі оны кез келген адам сатып ала алатын.",
    "Сергей Платонов 900 тоннаға арналған тоңазытқыш қойма салуды ұсынды.",
    "Ол 65 миллион теңге тұрады және алты жылда өзін ақтайды.",
    "Жиналыс соңында ән айтылып, шай берілді.",
]
RUSSIAN = [
    "14 марта садоводы Талгара собрались в старом кинотеатре.",
    "Пришло больше 230 человек, и зал всех не вместил.",
    "«Почему мы продаём яблоки так дёшево?» — спросила Жанар Омарова, у которой 12 гектаров сада.",
    "Нурлан Садыков только покачал головой.",
    "Потом встал Асет Беков, которому 81 год.",
    "В 1974 году, сказал он, килограмм яблок стоил 40 копеек, и купить их мог каждый.",
    "На улице шёл дождь.",
    "Сергей Платонов предложил построить холодильник на 900 тонн, который обойдётся в 65 миллионов тенге "
    "и окупится за шесть лет.",
    "Собрание закончилось песнями и чаем.",
]
#: What the order may be.
ORDERS = ("monotone", "auto", "free")
EN_KK = [
    ((0,), (0,)),
    ((1,), (1,)),
    ((2,), (2,)),
    ((3, 4), (3,)),
    ((5,), (4,)),
    ((7,), (5,)),
    ((8,), (6,)),
    ((9,), (7,)),
]
EN_RU = [*(((k,), (k,)) for k in range(7)), ((7, 8), (7,)), ((9,), (8,))]
KK_RU = [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3, 4)), ((4,), (5,)), ((5, 6), (7,)), ((7,), (8,))]


def document(lang, texts):
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), 0))
        start += len(text) + 1
    return Document(lang, lang, "\n".join(texts), tuple(segments))


def aligned(left, right, languages=("en", "kk"), order="auto"):
    """The alignment, which is checked when it is made, and again by ``assert_sound``."""
    found = align_pair(document(languages[0], left), document(languages[1], right), LexicalScorer(), order)
    assert_sound(found, order)
    return found


def assert_sound(found, order):
    """Each segment in one bead; the first document in order, the other too but for what has moved; scores in 0..1."""
    for column, version in enumerate(found.documents):
        assert sorted(i for bead in found.beads for i in bead.spans[column]) == list(range(len(version)))
    assert [i for bead in found.beads for i in bead.spans[0]] == list(range(len(found.documents[0])))
    kept = [i for bead in found.beads if not bead.moved and not bead.is_null for i in bead.spans[1]]
    assert kept == sorted(kept)
    assert all(0 <= bead.score <= 1 for bead in found.beads)
    assert not any(bead.moved for bead in found.beads if bead.is_null)
    if order == "monotone":
        assert not any(bead.moved for bead in found.beads)
        assert [i for bead in found.beads for i in bead.spans[1]] == list(range(len(found.documents[1])))


def links(alignment):
    return [bead.spans for bead in alignment.beads if not bead.is_null]


def moved(alignment):
    return [bead.spans for bead in alignment.beads if bead.moved]


REPORTS = {
    "en-kk": (ENGLISH, KAZAKH, ("en", "kk"), EN_KK),
    "en-ru": (ENGLISH, RUSSIAN, ("en", "ru"), EN_RU),
    "kk-ru": (KAZAKH, RUSSIAN, ("kk", "ru"), KK_RU),
}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("order", ORDERS)
def test_a_report_with_merges_and_an_omission_is_aligned_rightly_in_any_order(report, order):
    left, right, languages, gold = REPORTS[report]
    found = aligned(left, right, languages, order)
    assert links(found) == gold
    assert not moved(found)


def houses(kept):
    """A street in English, and in Kazakh those of its houses that are named, in the order named."""
    return (
        [f"House number {k} in the street was built in {1700 + 3 * k}." for k in range(40)],
        [f"Көшедегі {k}-үй {1700 + 3 * k} жылы салынған." for k in kept],
    )


def street(kept, order):
    """The two texts on the houses of a street, aligned."""
    left, right = houses(kept)
    return aligned(left, right, order=order)


#: Which of forty houses the translation has, in its order, and which of them stand apart from the common order.
SWAPPED = {
    "halves": ([*range(18, 40), *range(18)], range(18)),
    "the end first": ([*range(30, 40), *range(30)], range(30, 40)),
    "three blocks": ([*range(14, 26), *range(14), *range(26, 40)], range(14, 26)),
    "an excerpt in another order": ([*range(25, 37), *range(5, 13)], range(5, 13)),
}


@pytest.mark.parametrize("order", ["auto", "free"])
@pytest.mark.parametrize("name", SWAPPED)
def test_swapped_blocks_are_found_and_the_smaller_ones_are_marked_as_moved(name, order):
    kept, apart = SWAPPED[name]
    found = street(kept, order)
    assert links(found) == sorted(((i,), (j,)) for j, i in enumerate(kept))
    assert moved(found) == [((i,), (kept.index(i),)) for i in sorted(apart)]


@pytest.mark.parametrize("name", SWAPPED)
def test_in_order_only_the_greater_of_two_swapped_blocks_is_linked(name):
    kept, apart = SWAPPED[name]
    found = links(street(kept, "monotone"))
    right = {((i,), (j,)) for j, i in enumerate(kept) if i not in apart}
    # At the edge of a block, a line may be joined with what is left over beside it.
    assert len(right - set(found)) <= 1


def test_a_single_line_that_moved_far_is_found_where_the_order_is_free():
    kept = [*range(1, 30), 0, *range(30, 40)]
    found = street(kept, "free")
    assert moved(found) == [((0,), (29,))]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("omitted", [range(10, 30), range(0, 40, 4), range(35, 40), range(0)])
def test_in_a_text_with_omissions_nothing_has_moved(omitted, order):
    kept = [k for k in range(40) if k not in omitted]
    found = street(kept, order)
    assert links(found) == [((i,), (j,)) for j, i in enumerate(kept)]
    assert not moved(found)


def test_the_order_of_the_two_documents_does_not_change_the_links():
    back = links(aligned(KAZAKH, ENGLISH, ("kk", "en")))
    assert [(right, left) for left, right in back] == EN_KK


def test_a_long_omission_is_found_by_what_stands_around_it():
    left = [f"House number {k} in the street was built in {1700 + 3 * k}." for k in range(60)]
    right = [f"Көшедегі {k}-үй {1700 + 3 * k} жылы салынған." for k in (*range(15), *range(45, 60))]
    kept = [*range(15), *range(45, 60)]
    assert links(aligned(left, right)) == [((i,), (j,)) for j, i in enumerate(kept)]


def test_an_excerpt_from_the_middle_is_found():
    left = [f"Train {2 * k + 100} leaves platform {k % 7} with {k + 31} cars." for k in range(100)]
    right = [f"Поезд {2 * k + 100} отходит от платформы {k % 7}, в нём {k + 31} вагонов." for k in range(70, 80)]
    assert links(aligned(left, right, ("en", "ru"))) == [((70 + j,), (j,)) for j in range(10)]


def test_the_same_document_under_two_language_codes_is_aligned_one_to_one():
    assert links(aligned(RUSSIAN, RUSSIAN, ("ru", "uk"))) == [((k,), (k,)) for k in range(len(RUSSIAN))]


def test_languages_without_figures_are_aligned():
    german = [
        "Am 3. Mai kam Anna Berger mit dem Zug nach Bremen.",
        "Sie blieb elf Tage.",
        "Wer war sie?",
        "Niemand im Hotel „Adler“ wusste es.",
        "Sie zahlte 480 Mark und reiste ab.",
    ]
    french = [
        "Le 3 mai, Anna Berger arriva à Brême par le train.",
        "Elle resta onze jours.",
        "Qui était-elle ?",
        "À l’hôtel « Adler », personne ne le savait.",
        "Elle paya 480 marks et repartit.",
    ]
    assert links(aligned(german, french, ("de", "fr"))) == [((k,), (k,)) for k in range(5)]


@pytest.mark.parametrize("order", ORDERS)
def test_documents_with_nothing_in_common_end_in_a_valid_alignment(order):
    aligned(["Snow fell on the roofs."] * 3 + ["Why?"] * 40, ["Итак, «дождь»: (сильный)."] * 35, order=order)


def orders(name):
    """The orders to try a text in; where it is long, the one that tries the others too is enough."""
    return ("auto",) if name.startswith("a very long") else ORDERS


HOSTILE = {
    "one character each": (list("abcdefghij") * 10, list("абвгдежзик") * 10),
    "one against many": (["The clock struck 7."], [f"Сағат {k} рет соқты." for k in range(500)]),
    "many against one": ([f"The clock struck {k}." for k in range(500)], ["Сағат 7 рет соқты."]),
    "one against one": (["No."], ["Жоқ."]),
    "a very long segment": (["Short.", "word " * 20_000], ["Қысқа.", "сөз " * 25_000]),
    "a very long word": (["Short.", "a" * 30_000], ["Қысқа.", "а" * 30_000]),
    "a very long number": (["Short.", "1" * 100_000], ["Қысқа.", "1" * 100_000]),
    "marks only": (["?" * 5000, "«»", "..."], ["—", "???", "()" * 5000]),
    "marks that cannot be seen": (["\u200b", "\ufeff", "\u00a0"], ["\u00ad", "\u2060"]),
    "emoji and controls": (["\x1b[31m", "👩‍👩‍👧 x"], ["\x00\x07", "\U0010ffff"]),
}


@pytest.mark.parametrize(("name", "order"), [(name, order) for name in HOSTILE for order in orders(name)])
def test_hostile_documents_have_a_valid_alignment(name, order):
    left, right = HOSTILE[name]
    assert aligned(left, right, order=order).beads


def test_one_segment_finds_its_counterpart_among_many():
    right = [f"Сағат {k} рет соқты." for k in range(2000)]
    right[1234] = "1911 жылы Оралда Гүлнар Есенова атты дәрігер тұрды."
    found = aligned(["In 1911 a doctor named Gulnar Yesenova lived in Oral."], right)
    assert links(found) == [((0,), (1234,))]


def test_two_thousand_equal_segments_have_a_valid_alignment():
    aligned(["The same again."] * 2000, ["Тағы да сол."] * 2000)


def equal_lines(count):
    """The evidence for two texts of one line, again and again."""
    left, right = document("en", ["The same again."] * count), document("kk", ["Тағы да сол."] * count)
    return LexicalScorer().evidence(left, right)


def test_of_a_hundred_equal_segments_nearly_all_are_linked_in_order_by_the_model():
    found = PairModel.of(equal_lines(100)).beads
    assert sum(not bead.is_null for bead in found) > 90


@pytest.mark.parametrize("count", [20, 100])
def test_equal_segments_end_in_an_alignment_in_which_nothing_has_moved(count):
    assert not moved(aligned(["The same again."] * count, ["Тағы да сол."] * count))


@pytest.mark.parametrize("count", [20, 100])
def test_equal_segments_give_no_reason_to_leave_the_order(count):
    assert not PairModel.of(equal_lines(count), "auto").free


@pytest.mark.parametrize("order", ORDERS)
def test_swapped_blocks_leave_the_order_only_where_that_is_allowed(order):
    left, right = houses(SWAPPED["halves"][0])
    evidence = LexicalScorer().evidence(document("en", left), document("kk", right))
    assert PairModel.of(evidence, order).free == (order != "monotone")


def scored(*scores):
    """1:1 links with these scores, and a segment alone on the right."""
    links = (Bead(((k,), (k,)), score) for k, score in enumerate(scores))
    return (*links, Bead(((), (len(scores),)), 0.3))


def test_links_that_are_not_sure_enough_are_dissolved_and_all_segments_kept():
    merged = Bead(((0, 1), (0,)), 0.25)
    assert surer([merged, Bead(((2,), (1,)), 0.5)], 0.5) == (
        Bead(((0,), ()), 0.75),
        Bead(((1,), ()), 0.75),
        Bead(((), (0,)), 0.75),
        Bead(((2,), (1,)), 0.5),
    )
    assert surer(scored(0.1, 0.9), 0.0) == scored(0.1, 0.9)


@pytest.mark.parametrize(
    ("scores", "unrelated"),
    [
        ((0.1, 0.2, 0.1, 0.3, 0.4, 0.2, 0.1, 0.1), True),
        ((0.9, 0.9, 0.1, 0.3, 0.4, 0.2, 0.1, 0.1), True),
        ((0.9, 0.9, 0.9, 0.3, 0.4, 0.2, 0.1, 0.1), False),
        ((0.1, 0.1, 0.1, 0.1), False),
    ],
)
def test_texts_of_some_length_are_unrelated_if_a_quarter_of_the_shorter_or_less_is_linked_surely(scores, unrelated):
    assert are_unrelated(scored(*scores)) == unrelated
    if not unrelated:
        assert plausible(scored(*scores), sharing(0.5)) == scored(*scores)


def test_of_unrelated_texts_only_the_surest_links_are_kept():
    found = plausible(scored(0.99, 0.6, 0.9, *[0.1] * 9), sharing(0.5))
    assert [bead.spans for bead in found if not bead.is_null] == [((0,), (0,))]


def sharing(share):
    """Evidence of which nothing is asked but how much linked segments share."""
    evidence: Any = SimpleNamespace(agreement=lambda _: share)
    return evidence


def test_links_of_segments_that_share_nothing_are_not_made_however_sure():
    assert all(bead.is_null for bead in plausible(scored(*[0.99] * 6), sharing(0.0)))
    assert plausible(scored(*[0.1] * 6), sharing(1.0)) == scored(*[0.1] * 6)


@pytest.mark.parametrize("order", ORDERS)
def test_texts_that_have_nothing_to_do_with_each_other_are_hardly_linked(order):
    recipe = [
        "Семь яиц взбейте с сахаром.",
        "Добавьте муку и щепотку соли.",
        "Тесто раскатайте как можно тоньше!",
        "Выпекайте в духовке до золотистой корочки.",
        "Подавайте с вареньем или мёдом.",
        "Приятного аппетита.",
        "Хранить пирог можно два дня.",
    ]
    assert len(links(aligned(ENGLISH, recipe, ("en", "ru"), order))) <= 1


def test_the_most_probable_bead_of_a_segment_is_chosen():
    left = ["The rain in Oral began at 6.", "Nobody answered.", "Then the oldest of the growers stood up.", "He is 81."]
    right = ["Оралда жаңбыр сағат 6-да басталды.", "Ешкім жауап бермеді, сонда бағбандардың ең үлкені орнынан тұрды."]
    model = PairModel.of(LexicalScorer().evidence(document("en", left), document("kk", [*right, "Ол 81 жаста."])))
    merged, parted, alone = (model.probability(*spans) for spans in (((1, 2), (1,)), ((2,), (1,)), ((1,), ())))
    assert merged > max(parted, alone)
    assert ((1, 2), (1,)) in [bead.spans for bead in model.beads]


@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_a_document_without_segments_leaves_the_other_alone(shape):
    left, right = shape
    found = aligned(["Yes."] * left, ["Иә."] * right)
    assert len(found.beads) == 3
    assert not links(found)


@pytest.mark.parametrize("order", ORDERS)
def test_a_bead_is_as_probable_as_its_model_says(order):
    model = PairModel.of(LexicalScorer().evidence(document("en", ENGLISH), document("kk", KAZAKH)), order)
    for bead in model.beads:
        assert bead.score == pytest.approx(model.probability(*bead.spans))
    assert model.probability((0,), (7,)) < 0.01
    assert model.probability((0, 2), (0,)) == 0
    assert model.probability(tuple(range(5)), (0,)) == 0


@pytest.mark.parametrize("order", ["monotone", "auto"])
def test_links_are_the_probabilities_that_two_segments_share_a_bead(order):
    model = PairModel.of(LexicalScorer().evidence(document("en", ENGLISH), document("kk", KAZAKH)), order)
    table = {(i, j): weight for i, j, weight in model.links}
    assert table[3, 3] > 0.5
    assert table[4, 3] > 0.5
    assert all(0 < weight <= 1 + 1e-5 for weight in table.values())
    lost = model.probabilities.left_null
    assert all(table[i, j] + lost[i] <= 1 + 1e-5 for i, j in table)


def long_documents(rows, first, last):
    """A long document and one that lacks the segments ``first..last``, with a number of its own in every third one."""
    numbers = {k: f" {k * 7 + 1000}" if k % 3 == 0 else "" for k in range(rows)}
    noise = np.random.default_rng(1).integers(1, 12, rows)
    left = [f"The line{numbers[k]} {'goes on ' * noise[k]}here." for k in range(rows)]
    kept = [k for k in range(rows) if not first <= k < last]
    right = [f"Строка{numbers[k]} {'всё идёт ' * noise[k]}тут." for k in kept]
    return document("en", left), document("ru", right), [((k,), (j,)) for j, k in enumerate(kept)]


def test_in_a_long_document_the_band_finds_what_the_whole_grid_finds():
    left, right, gold = long_documents(560, 250, 350)
    evidence = LexicalScorer().evidence(left, right)
    model = PairModel.of(evidence)
    assert model.lattice.band.cells < 0.25 * 561 * 461
    whole = best_path(Lattice.of(evidence, Band.full(560, 460)))
    assert best_path(model.lattice) == whole
    found = {bead.spans for bead in model.beads if not bead.is_null}
    assert len(found & set(gold)) > 0.97 * len(gold)


def cells(rows, first, last):
    left, right, _ = long_documents(rows, first, last)
    return find_band(LexicalScorer().evidence(left, right)).cells


def test_the_band_grows_with_the_length_and_not_with_its_square():
    once, twice, omission = cells(520, 0, 0), cells(1040, 0, 0), cells(1040, 200, 800)
    assert once < 60 * (520 + 520)
    assert twice < 2.2 * once
    assert omission < 60 * (1040 + 440)


@dataclass(frozen=True)
class Random(LexicalEvidence):
    """Evidence by chance."""

    @classmethod
    def of(cls, rows, columns):
        left, right = (document(lang, ["."] * size) for lang, size in (("en", rows), ("ru", columns)))
        found = LexicalScorer().evidence(left, right)
        return cls(**{field.name: getattr(found, field.name) for field in fields(found)})

    def bead_scores(self, band):
        return np.random.default_rng(0).normal(0, 3, (len(BEAD_TYPES), band.cells)).astype(np.float32)


@pytest.mark.parametrize(("rows", "columns"), [(5, 7), (700, 520), (2000, 900), (60, 5000), (5000, 60), (1, 9000)])
def test_a_band_reaches_from_the_first_node_to_the_last_without_falling(rows, columns):
    band = find_band(Random.of(rows, columns))
    assert (len(band.low), band.low[0], band.high[-1]) == (rows + 1, 0, columns)
    assert (np.diff(band.low) >= 0).all()
    assert (np.diff(band.high) >= 0).all()
    assert (band.low <= band.high).all()
    assert (band.low[1:] <= band.high[:-1]).all()


def test_a_grid_too_large_to_be_free_of_order_is_aligned_in_order():
    assert 1001**2 > FREE_GRID >= 901**2
    assert not PairModel.of(Random.of(1000, 1000), "free").free


def test_with_the_whole_grid_asked_for_nothing_is_left_out_as_long_as_it_fits():
    evidence = Random.of(700, 700)
    assert find_band(evidence, order="free").cells == 701 * 701
    assert find_band(evidence).cells < 701 * 701


def test_every_bead_is_of_a_type_that_the_scorer_knows():
    for bead in aligned(ENGLISH, KAZAKH).beads:
        left, right = (len(span) for span in bead.spans)
        assert (left, right) in (*BEAD_TYPES, (1, 0), (0, 1))
