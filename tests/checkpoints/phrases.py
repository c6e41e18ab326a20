"""What small translators are trained on: short sentences, and for each sentence of the shipped sample a translation."""

from __future__ import annotations

from checkpoints.encoder import LANGUAGES, SAMPLE
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.plain import read_document

DIRECTIONS = tuple((a, b) for a in LANGUAGES for b in LANGUAGES if a != b)
#: Short sentences in English, Kazakh and Russian.
SHORT = (
    ("The river is wide.", "Өзен кең.", "Река широкая."),
    ("The snow melts.", "Қар еріп жатыр.", "Снег тает."),
    ("The bridge is closed.", "Көпір жабық.", "Мост закрыт."),
    ("We need water.", "Бізге су керек.", "Нам нужна вода."),
    ("The ship has left.", "Кеме кетіп қалды.", "Корабль ушёл."),
    ("Thank you!", "Рақмет!", "Спасибо!"),
    ("Where is the school?", "Мектеп қайда?", "Где школа?"),
    ("I read a book.", "Мен кітап оқимын.", "Я читаю книгу."),
)
#: Sentences of the sample that not all its versions have, in the languages that lack them too.
_ALONE = (
    (
        "I know that some people consider it too bold.",
        "Кейбіреулердің мұны тым батыл деп санайтынын білемін.",
        "Знаю, некоторые считают такую цифру слишком смелой.",
    ),
    (
        "Such a gap cannot be closed in a year or two.",
        "Мұндай олқылықтың орнын бір-екі жылда толтыру мүмкін емес.",
        "Такой пробел за год-два не восполнить.",
    ),
    ("This is not just a figure.", "Бұл – жай ғана сан емес.", "Это не просто цифра."),
    (
        "I have already spoken about this with the akims of the regions.",
        "Бұл туралы облыс әкімдерімен сөйлескенмін.",
        "Об этом я уже говорил с акимами областей.",
    ),
    (
        "The document has passed public discussion.",
        "Құжат қоғамдық талқылаудан өтті.",
        "Документ прошёл общественное обсуждение.",
    ),
    (
        "No new building was put up for it; a former technical school was repaired.",
        "Оған арнап жаңа ғимарат салынған жоқ, бұрынғы техникумның корпусы жөнделді.",
        "Новое здание для него не строили – отремонтировали корпус бывшего техникума.",
    ),
)


def sentences() -> list[str]:
    """All sentences of the sample, and those that some of its versions lack."""
    found = [s for lang in LANGUAGES for s in read_document(SAMPLE / f"interview.{lang}.txt", lang=lang).sentences]
    return [*found, *(sentence for alone in _ALONE for sentence in alone)]


def expected(source: str, target: str) -> dict[str, str]:
    """A translation of every sentence of the sample: what lies in the same bead of the gold alignment.

    Where a bead has several sentences for one, each has its share of the words; where it has none, one of our own.
    """
    a, b = sorted((source, target), key=LANGUAGES.index)
    texts = {lang: read_document(SAMPLE / f"interview.{lang}.txt", lang=lang).sentences for lang in LANGUAGES}
    own = {alone[LANGUAGES.index(source)]: alone[LANGUAGES.index(target)] for alone in _ALONE}
    found: dict[str, str] = {}
    for spans in read_beads(SAMPLE / f"interview.{a}-{b}.gold.tsv").beads:
        given, said = ([texts[lang][i] for i in spans[a != lang]] for lang in (source, target))
        shares = said if len(said) == len(given) else _shares(" ".join(said), len(given))
        found |= {s: own.get(s) or t for s, t in zip(given, shares, strict=True)}
    return found


def _shares(text: str, count: int) -> list[str]:
    words = text.split()
    size = -(-len(words) // max(count, 1))
    return [" ".join(words[k * size : (k + 1) * size]) for k in range(count)]
