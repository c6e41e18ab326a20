"""Two spellings of one name are found; endings, relatives, namesakes and titles are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.checks.publications.spellings import spellings
from ushtil.corpus.layout import segments
from ushtil.corpus.read.plain import read_document
from ushtil.corpus.types import Document, Finding

TRUE = [
    ("en", ["The flood reached Mangistau by night.", "Help came to Mangystau from the capital."],
     "Mangistau", "Mangystau"),
    ("en", ["We met Rakhymzhan Koshkarbaev. It was late.", "They spoke of Raqymjan Qoshqarbaev’s banner."],
     "Koshkarbaev", "Qoshqarbaev"),
    ("en", ["Then President Tokaev left.", "Later Mr Tokayev’s aide returned.", "It was Tokayev."],
     "Tokaev", "Tokayev"),
    ("en", ["In Kyzyl-Orda rice is sown.", "The road to Kyzylorda is open."], "Kyzyl-Orda", "Kyzylorda"),
    ("en", ["Steven Gerrard came.", "We saw Steven Gerard again."], "Gerrard", "Gerard"),
    ("en", ["We thank Sagadat Nurmagambetov.", "The hero Sagadat Nurmaganbetov fought."],
     "Nurmagambetov", "Nurmaganbetov"),
    ("kk", ["Бүгін Мәжіліске Нұрсұлтан келді.", "Кеше Нурсултанның сөзі айтылды.", "Ол Нұрсұлтанға қарады."],
     "Нурсултанның", "Нұрсұлтан"),
    ("kk", ["Олар Қызылордада тұрады.", "Біз Кызылордаға бардық."], "Қызылордада", "Кызылордаға"),
    ("kk", ["Жазушы Қаныш Сәтбаевты еске алды.", "Ғалым Қаныш Сатбаевтың үйі."], "Сәтбаевты", "Сатбаевтың"),
    ("ru", ["Мы поехали в Мангистау. Там море.", "Суда стоят в порту Мангыстау.", "О Мангистау пишут."],
     "Мангыстау", "Мангистау"),
    ("ru", ["Тогда премьер встретил Токаева.", "Вчера говорили с Тоқаевым.", "Ждали Токаева."], "Тоқаевым", "Токаева"),
    ("ru", ["Она приехала из Экибастуза.", "Дорога ведет к Екибастузу."], "Экибастуза", "Екибастузу"),
]  # fmt: skip

FALSE = [
    ("en", ["The Kazakh press wrote.", "In Kazakhstan rain fell.", "A Kazakhstani team won.", "All Kazakhs know."]),
    ("en", ["President Aliyev spoke.", "Then Aliyeva answered.",
            "Minister Alimov listened.", "Deputy Aliev-Khan left."]),
    ("en", ["Yesterday Serik won.", "The winner Serikbay smiled.", "So did Berik."]),
    ("en", ["The interview with Egemen Qazaqstan is long.", "In Kazakhstan it was read."]),
    ("en", ["The channel “Qazaqstan” showed it.", "In Kazakhstan it was seen."]),
    ("en", ["Robin Smith of Leeds sang.", "Then Robyn Christie of Melrose danced."]),
    ("en", ["We met Mr Phillips there.", "Then Mr Philips of Ayr spoke."]),
    ("en", ["The word tokay is a wine.", "They drank Tokay and Tokai?", "Some tokai is sweet."]),
    ("en", ["Marat Ospanov came.", "Murat Ospanov left.", "Erik Larsson and Eric Cantona played."]),
    ("en", ["We saw Serik Abdenov.", "We saw Serik Abenov."]),
    ("en", ["Her son Tristan, also spelled Trystan, was a knight.", "So Tristan rode.", "And Tristan fell."]),
    ("en", ["The album B'Day sold well.", "Her B’Day tour began."]),
    ("en", ["The Kassym‑Jomart street.", "The Kassym-Jomart school."]),
    ("de", ["Der Präsident Tokajew kam.", "Dann sprach Müller mit Möller und Tokajew."]),
    ("ru", ["Это Ко́ми край.", "Республика Коми большая.", "Орёл и Орел: в Орёл едут, из Орла."]),
    ("kk", ["Бүгін Тоқаев келді.", "Біз Тоқаевтың сөзін, Тоқаевқа хатты, Тоқаевтан жауапты күттік."]),
    ("kk", ["Ақын Абай Құнанбаев туды.", "Данышпан Абай Құнанбайұлы жазды."]),
    ("kk", ["Олар Қазақстаннан келді.", "Бұл қазақстандық, ал ол Қазақ елінен.", "Біз Қазақстандамыз."]),
    ("kk", ["Кеше Серіктің әкесі, бүгін Серікбайдың ағасы келді.", "Ол Берікпен сөйлесті."]),
    ("kk", ["Бауыржан Әшімовтің үйі.", "Асанәлі Ашимовтың рөлі."]),
    ("ru", ["Мы видели Токаева, говорили с Токаевым и Токаеву верим.", "Госпожа Токаева пришла."]),
    ("ru", ["Это Мария и Марии подарок.", "Валерий знает, о Валерии пишут.", "В Алматы и Алмате."]),
    ("ru", ["Газета «Егемен Қазақстан» пишет.", "Наш Казахстан растет.", "Надпись «Қазақстан» видна."]),
    ("ru", ["Дело Алиева.", "Роль Алиевой.", "Слова Алимова.", "Мэр Касымов.", "Отец Касымбеков."]),
    ("ru", ["Это пре-зидентский указ.", "Наш Прези-дент подписал.", "Это Президент решил."]),
]  # fmt: skip


def _documents(texts: list[str], lang: str) -> list[Document]:
    return [Document(f"paper-{n}", lang, text, segments(text, lang)) for n, text in enumerate(texts, 1)]


def _check(texts: list[str], lang: str) -> list[Finding]:
    return list(spellings(_documents(texts, lang)))


@pytest.mark.parametrize(("lang", "texts", "one", "other"), TRUE)
def test_two_spellings_of_a_name_are_found_across_publications(
    lang: str, texts: list[str], one: str, other: str
) -> None:
    found = [finding for finding in _check(texts, lang) if {one, other} <= {where.text for where in finding.where}]
    (finding,) = found
    assert (finding.kind, finding.severity) == ("name", "minor")


@pytest.mark.parametrize(("lang", "texts", "one", "other"), TRUE)
def test_they_are_found_within_one_text_as_well(lang: str, texts: list[str], one: str, other: str) -> None:
    found = _check(["\n\n".join(texts)], lang)
    assert any({one, other} <= {where.text for where in finding.where} for finding in found)


@pytest.mark.parametrize(("lang", "texts"), FALSE)
def test_endings_relatives_namesakes_and_titles_are_no_finding(lang: str, texts: list[str]) -> None:
    assert _check(texts, lang) == []
    assert _check(["\n\n".join(texts)], lang) == []


def test_the_rarer_form_stands_first_with_counts_and_the_first_place_in_each_text() -> None:
    texts = ["Here Mangistau, there Mangistau.", "So Mangistau it is.", "In Mangystau rain fell; in Mangystau snow."]
    (finding,) = _check(texts, "en")
    assert finding.detail == (
        "One name seems to be spelled in two ways: “Mangystau” (2 times in paper-3) "
        "and “Mangistau” (2 times in paper-1 and once in paper-2)."
    )
    assert [(where.document, where.start) for where in finding.where] == [
        ("paper-3", 3),
        ("paper-1", 5),
        ("paper-2", 3),
    ]


def test_one_text_alone_is_counted_without_its_name() -> None:
    (finding,) = _check(["In Mangistau it rained. Near Mangistau it snowed. Behind Mangystau it was dry."], "en")
    assert finding.detail.endswith("“Mangystau” (once) and “Mangistau” (2 times).")


def test_no_text_and_words_without_letters_are_no_finding() -> None:
    assert list(spellings([])) == []
    assert _check(["— 2024 % …"], "en") == []


def test_the_republished_interviews_differ_in_three_names(shared_data: Path) -> None:
    documents = [read_document(path) for path in sorted((shared_data / "publications").glob("*.txt"))]
    found = [{where.text for where in finding.where} for finding in spellings(documents)]
    for pair in ({"Mangistau", "Mangystau"}, {"Koshkarbaev", "Qoshqarbaev"}, {"Rakhymzhan", "Raqymjan"}):
        assert pair in found


def test_a_long_text_with_as_many_names_as_sentences_is_read() -> None:
    text = " ".join(
        f"Then {chr(65 + n % 26)}{'aeiou'[n % 5]}{n:b}".replace("0", "ra").replace("1", "le") + " came."
        for n in range(4_000)
    )
    document = Document("long", "en", text, segments(text, "en"))
    assert all(finding.kind == "name" for finding in spellings([document]))
