from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from ushtil.corpus.sentences import sentence_spans

SHARED = Path(__file__).resolve().parents[2] / "../shared/data"
GOLD = SHARED / "segmentation"

# Each text is cut where it shows "|" and nowhere else.
ENGLISH = [
    "Mr. Nurlan Akhmetov met Dr. Brown at 9 a.m. in Astana.|They spoke for 1.5 hours.",
    "J. K. Ospanov and A. A. Smith signed it.|It took effect on Jan. 12, 2023.",
    "The plan was called Plan B.|It worked.",
    "She moved from the U.S. to the U.K. in 1998.|Her sister stayed in the U.S.|She was happy there.",
    "They sell wool, meat, etc.|The farm is old.",
    "The office of Steppe Foods Ltd. is closed.|Nobody knows why.",
    "Steppe Foods Inc. Chief Executive Aida Omarova resigned.",
    "See fig. 3 and vol. 2, pp. 14–15.|The answer was no.|Then we left.",
    "“We came early.|We left late,” said the driver.",
    "“Who is there?” Mr. Omarov asked.|Nobody answered.",
    "“Is it over?” asked the boy.|“Yes.”|“Why?”",
    "“What now?” I asked.|The river was silent.",
    "Was it late?|Yes!|(It was very late.)|We slept.",
    "Growth reached 4.1 percent.|20 million tons were shipped.",
    "Write to press@example.org.|iPhone users need not.|eGov is down.",
    "1. Save water.",
    "Chapter 2. The Return",
    "He paused… and went on.|Then… he stopped.",
    "He was born c. 1850, i.e. before the railway.",
    "St. Petersburg and Mt. Elbrus are far from D.C.|The road is long.",
    "Gen. Abayev, Sen. Doe and Rep. Roe came.|All left.",
    "I… I cannot say it.",
    "The result is known [1].|It was printed.[2]|We read it.",
    "Ask at http://example.org/a?b=c.|It is open.",
    "Prices are up (see Table 4).|Wages are not.",
    "Really?!|That is new.",
    "The train left at 6:15 a.m. Monday and arrived at 5 p.m.|Everybody slept.",
]
KAZAKH = [
    "Ә. Қ. Нұрғалиев 1956 ж. туған.|Ол – ғалым.",
    "Мектеп 2010 ж. 1 қыркүйекте ашылды.|Онда 900 бала оқиды.",
    "Жоба құны 3,4 млрд. теңге, яғни 12 млн. АҚШ доллары.|Бұл – көп қаржы.",
    "Проф. С. Әлімов пен акад. Т. Бектұров келді.|Кездесу ұзаққа созылды.",
    "Астана қ. Абай көш. 12-үйде дүкен бар.|Ол кешке дейін ашық.",
    "Фермада қой, жылқы, сиыр т.б. бар.|Иесі – жас жігіт.",
    "Олар ет, сүт, жүн т.б. сатады.|Шаруа риза.",
    "XIX ғ. соңында қала өсті.|Халқы көбейді.",
    "«Күн суытты.|Үйге қайтайық», – деді әжем.",
    "«Келдің бе?» – деп сұрады ол.|Бала үндемеді.",
    "Ол: «Қайтамын», – деді де, кетіп қалды.|Есік жабылды.",
    "– Қанша тұрады? – деп сұрады тілші.|– Бес жүз тг. тұрады.",
    "Осы дұрыс па?|Жоқ!|Мүлде дұрыс емес.",
    "(Зал күлді.)|Содан кейін жиын аяқталды.",
    "Мекенжайымыз: example.kz.|eGov арқылы да жазуға болады.",
    "5-бап. Азаматтардың құқықтары",
    "2. Суды үнемдеу.",
    "Б.з.д. V ғ. мұнда сақтар өмір сүрді.",
    "ҚР Президенті Қ.К. Тоқаев сөз сөйледі.|Залда 300 адам болды.",
    "Авторы – Dr. Brown деген ағылшын.|Ол бұрын да келген.",
    "Бәрі шешілді.",
    "Ауылда «Роза“ атты дүкен бар.|Оны жұрт жақсы көреді.",
    "Ол кешігіп келді… бірақ ешкім ренжімеді.",
    "Ағылш. тілінен аударған – М. Сейіт.|Кітап 1978 ж. шықты.",
]
RUSSIAN = [
    "А. С. Петров родился в 1960 г. в с. Каменка.|Потом семья переехала в г. Алматы.",
    "Дом построили в 1985 г.|Сейчас в нем музей.",
    "Выделено 5,4 млрд. тенге, т.е. 11 млн долл. США.|Этого мало.",
    "Проф. Ким и акад. Сериков живут на ул. Абая, д. 7, кв. 15.",
    "Они продают мясо, шерсть и т. д.|Покупателей много.",
    "В саду растут яблони, груши и др.|Их сажал дед.",
    "В XIX в. город вырос.|Его население удвоилось.",
    "«Мы пришли рано.|Ушли поздно», – сказал водитель.",
    "«Кто там?» – спросила бабушка.|Никто не ответил.",
    "– Сколько стоит билет? – уточнил пассажир.|– 500 тг.",
    "Разве это конец?|Нет!|Это начало.",
    "(Смех в зале.)|Затем слово взял министр.",
    "См. рис. 4 и табл. 2.|Там все показано.",
    "Статья 12. Права граждан",
    "3. Беречь воду.",
    "Пишите на press@example.kz.|eGov сегодня не работает.",
    "Он прост.|Она проста.",
    "Учился в Москве до 1973 г.|Работал на заводе.",
    "На встречу с К. А. Оспановым пришли и др. гости.",
    "Это касается юридических лиц.|Компании об этом уже знают.",
    "Он остановился… и пошел дальше.|И все же… он вернулся.",
    "Работает с 10 ч. 30 мин. до 18 ч.|Перерыва нет.",
    "Его сын, д.т.н. Марат Оспанов, живет там же.",
    "Ул. им. К. Сатпаева закрыта.|Объезд – по пр. Республики.",
    "Мы помогли им.|Они рады.",
    "Это поддержали жители сел.|Министр рад.",
    "Мы говорили о нем.|Теперь школа им. Абая открыта.",
]


def cut(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang)]


@pytest.mark.parametrize(
    ("lang", "marked"),
    [(lang, text) for lang, texts in (("en", ENGLISH), ("kk", KAZAKH), ("ru", RUSSIAN)) for text in texts],
)
def test_a_text_is_cut_where_an_editor_would_cut_it(lang: str, marked: str) -> None:
    sentences = marked.split("|")
    assert cut(" ".join(sentences), lang) == sentences


def test_other_languages_are_cut_by_the_general_rules() -> None:
    assert cut("Er kam am 3. Oktober an. Dann ging er.", "de") == ["Er kam am 3. Oktober an.", "Dann ging er."]
    assert cut("他来了。我走了。", "zh") == ["他来了。", "我走了。"]
    assert cut("هل جاء؟ نعم.", "ar") == ["هل جاء؟", "نعم."]


def test_a_regional_code_uses_the_tables_of_its_language() -> None:
    text = "Проф. Серік келді. Ол отырды."
    assert sentence_spans(text, "kk-Cyrl") == sentence_spans(text, "kk")


@pytest.mark.parametrize("lang", ["en", "kk", "ru", "fr"])
def test_any_text_is_covered_but_for_white_space(lang: str) -> None:
    source = random.Random(7)
    pieces = [
        *"абвгқ АБҚ .!?… »«”“\"'()[]–-—0123\u00a0\u200b\n\r",
        "т.б.",
        "А. ",
        "eGov",
        "https://a.kz/?x. ",
        ". . ",
        "и\u0306",
    ]
    for _ in range(400):
        text = "".join(source.choices(pieces, k=source.randint(0, 60)))
        end = 0
        for start, stop in sentence_spans(text, lang):
            assert not text[end:start].strip()
            assert text[start:stop].strip() == text[start:stop] != ""
            end = stop
        assert not text[end:].strip()


def test_an_empty_paragraph_has_no_sentences() -> None:
    assert sentence_spans("", "en") == []
    assert sentence_spans(" \n\u00a0", "kk") == []


@pytest.mark.parametrize(
    "piece", [". ", '"((((', "1", "слово", "А. ", "т. с. ", "? » ", "!”", "a@b.c", "a-", ". eG", ".[1]", "“a?” Bo Co "]
)
def test_monotonous_texts_come_back_whole(piece: str) -> None:
    text = piece * 20_000
    spans = sentence_spans(text, "kk")
    assert (spans[0][0], spans[-1][1]) == (0, len(text.rstrip()))


def gold_scores(lang: str) -> tuple[int, int, int]:
    """True positives, proposals and golds over the paragraphs of the hand-made gold; optional boundaries are free."""
    right = proposed = expected = 0
    for paragraph in (GOLD / f"{lang}.dev.txt").read_text(encoding="utf-8").split("\n\n"):
        sentences = [line.split("\t")[0] for line in paragraph.split("\n") if line]
        text, gold, optional = "", set(), set()
        for sentence in sentences:
            for part in sentence.split("¦"):
                text += part
                optional.add(len(text))
            optional.discard(len(text))
            gold.add(len(text))
            text += " "
        gold.discard(len(text) - 1)
        found = {end for _, end in sentence_spans(text, lang)[:-1]} - optional
        right, proposed, expected = right + len(found & gold), proposed + len(found), expected + len(gold)
    return right, proposed, expected


@pytest.mark.skipif(not GOLD.is_dir(), reason="the hand-made boundaries lie outside the project, in ../shared")
@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_hard_boundaries_are_found_with_f1_of_at_least_98(lang: str) -> None:
    right, proposed, expected = gold_scores(lang)
    assert 2 * right / (proposed + expected) >= 0.98


NEWS = SHARED / "ntrex/intact"
FINAL = re.compile(r"[.!?…][\s»”“\"'’)\]]*$")


@pytest.mark.skipif(not NEWS.is_dir(), reason="the news texts lie outside the project, in ../shared")
@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_the_lines_of_news_come_back_from_joined_text(lang: str) -> None:
    found = missed = cut_inside = 0
    for path in NEWS.glob(f"*.{lang}.txt"):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        text = " ".join(lines)
        ends: set[int] = set()
        for line in lines:
            ends.add(max(ends, default=-1) + 1 + len(line))
        proposed = {end for _, end in sentence_spans(text, lang)}
        full = {end for end in ends if FINAL.search(text, max(0, end - 8), end)}
        found, missed = found + len(full & proposed), missed + len(full - proposed)
        # Some lines hold two sentences; what is cut elsewhere is a mistake.
        cut_inside += sum(not FINAL.search(text, max(0, end - 8), end) for end in proposed - ends)
    assert 2 * found / (2 * found + missed + cut_inside) >= 0.99
