"""Two versions: right beads on small texts, whole coverage of hostile ones, and a band that misses nothing."""

import numpy as np
import pytest
from ushtil.align.dp import Lattice, best_path
from ushtil.align.pair import PairModel, align_pair, find_band
from ushtil.corpus.types import Document, Segment
from ushtil.models.grid import BEAD_TYPES, Band
from ushtil.models.lexical import LexicalScorer

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


def aligned(left, right, languages=("en", "kk")):
    """The alignment, which is checked when it is made; its beads are in order and their scores in 0..1."""
    found = align_pair(document(languages[0], left), document(languages[1], right), LexicalScorer())
    for column in (0, 1):
        order = [i for bead in found.beads for i in bead.spans[column]]
        assert order == sorted(order)
    assert all(0 <= bead.score <= 1 for bead in found.beads)
    return found


def links(alignment):
    return [bead.spans for bead in alignment.beads if not bead.is_null]


@pytest.mark.parametrize(
    ("left", "right", "languages", "gold"),
    [
        (ENGLISH, KAZAKH, ("en", "kk"), EN_KK),
        (ENGLISH, RUSSIAN, ("en", "ru"), EN_RU),
        (KAZAKH, RUSSIAN, ("kk", "ru"), KK_RU),
    ],
)
def test_a_report_with_merges_and_an_omission_is_aligned_rightly(left, right, languages, gold):
    assert links(aligned(left, right, languages)) == gold


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


def test_documents_with_nothing_in_common_end_in_a_valid_alignment():
    aligned(["Snow fell on the roofs."] * 3 + ["Why?"] * 40, ["Итак, «дождь»: (сильный)."] * 35)


HOSTILE = {
    "one character each": (list("abcdefghij") * 20, list("абвгдежзик") * 20),
    "one against many": (["The clock struck 7."], [f"Сағат {k} рет соқты." for k in range(2000)]),
    "many against one": ([f"The clock struck {k}." for k in range(2000)], ["Сағат 7 рет соқты."]),
    "one against one": (["No."], ["Жоқ."]),
    "a very long segment": (["Short.", "word " * 20_000], ["Қысқа.", "сөз " * 25_000]),
    "a very long word": (["Short.", "a" * 100_000], ["Қысқа.", "а" * 100_000]),
    "a very long number": (["Short.", "1" * 100_000], ["Қысқа.", "1" * 100_000]),
    "marks only": (["?" * 5000, "«»", "..."], ["—", "???", "()" * 5000]),
    "marks that cannot be seen": (["\u200b", "\ufeff", "\u00a0"], ["\u00ad", "\u2060"]),
    "emoji and controls": (["\x1b[31m", "👩‍👩‍👧 x"], ["\x00\x07", "\U0010ffff"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_have_a_valid_alignment(name):
    left, right = HOSTILE[name]
    assert aligned(left, right).beads


def test_one_segment_finds_its_counterpart_among_many():
    right = [f"Сағат {k} рет соқты." for k in range(2000)]
    right[1234] = "1911 жылы Оралда Гүлнар Есенова атты дәрігер тұрды."
    found = aligned(["In 1911 a doctor named Gulnar Yesenova lived in Oral."], right)
    assert links(found) == [((0,), (1234,))]


def test_two_thousand_equal_segments_have_a_valid_alignment():
    aligned(["The same again."] * 2000, ["Тағы да сол."] * 2000)


def test_a_hundred_equal_segments_are_aligned_one_to_one():
    assert len(links(aligned(["The same again."] * 100, ["Тағы да сол."] * 100))) > 90


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


def test_a_bead_is_as_probable_as_its_model_says():
    model = PairModel.of(LexicalScorer().evidence(document("en", ENGLISH), document("kk", KAZAKH)))
    for bead in model.beads:
        assert bead.score == pytest.approx(model.probability(*bead.spans))
    assert model.probability((0,), (7,)) < 0.01
    assert model.probability((0, 2), (0,)) == 0
    assert model.probability(tuple(range(5)), (0,)) == 0


def test_links_are_the_probabilities_that_two_segments_share_a_bead():
    model = PairModel.of(LexicalScorer().evidence(document("en", ENGLISH), document("kk", KAZAKH)))
    table = {(i, j): weight for i, j, weight in model.links}
    assert table[3, 3] > 0.5
    assert table[4, 3] > 0.5
    assert all(0 < weight <= 1 + 1e-9 for weight in table.values())
    lost = model.probabilities.left_null
    assert all(table[i, j] + lost[i] <= 1 + 1e-9 for i, j in table)


def long_documents(rows, first, last):
    """A long document and one that lacks the segments ``first..last``, with a number of its own in every third one."""
    numbers = {k: f" {k * 7 + 1000}" if k % 3 == 0 else "" for k in range(rows)}
    noise = np.random.default_rng(1).integers(1, 12, rows)
    left = [f"The line{numbers[k]} {'goes on ' * noise[k]}here." for k in range(rows)]
    kept = [k for k in range(rows) if not first <= k < last]
    right = [f"Строка{numbers[k]} {'всё идёт ' * noise[k]}тут." for k in kept]
    return document("en", left), document("ru", right), [((k,), (j,)) for j, k in enumerate(kept)]


def test_in_a_long_document_the_band_finds_what_the_whole_grid_finds():
    left, right, gold = long_documents(1200, 500, 1000)
    evidence = LexicalScorer().evidence(left, right)
    band = find_band(evidence)
    assert band.starts[-1] < 0.2 * 1201 * 701
    narrow = PairModel.of(evidence, band)
    whole = best_path(Lattice.of(evidence, Band.full(1200, 700)))
    assert best_path(narrow.lattice) == whole
    found = {bead.spans for bead in narrow.beads if not bead.is_null}
    assert len(found & set(gold)) > 0.97 * len(gold)


def cells(rows, first, last):
    left, right, _ = long_documents(rows, first, last)
    return int(find_band(LexicalScorer().evidence(left, right)).starts[-1])


def test_the_band_grows_with_the_length_and_not_with_its_square():
    once, twice, omission = cells(1500, 0, 0), cells(3000, 0, 0), cells(3000, 500, 2500)
    assert once < 60 * (1500 + 1500)
    assert twice < 2.2 * once
    assert omission < 60 * (3000 + 1000)


@pytest.mark.parametrize(("rows", "columns"), [(5, 7), (700, 520), (2000, 900), (60, 5000), (5000, 60), (1, 9000)])
def test_a_band_reaches_from_the_first_node_to_the_last_without_falling(rows, columns):
    left = document("en", [f"Line {k}." for k in range(rows)])
    right = document("ru", [f"Строка {k}." for k in range(columns)])
    band = find_band(LexicalScorer().evidence(left, right))
    assert (len(band.low), band.low[0], band.high[-1]) == (rows + 1, 0, columns)
    assert (np.diff(band.low) >= 0).all()
    assert (np.diff(band.high) >= 0).all()
    assert (band.low <= band.high).all()
    assert (band.low[1:] <= band.high[:-1]).all()


def test_every_bead_is_of_a_type_that_the_scorer_knows():
    for bead in aligned(ENGLISH, KAZAKH).beads:
        left, right = (len(span) for span in bead.spans)
        assert (left, right) in (*BEAD_TYPES, (1, 0), (0, 1))
