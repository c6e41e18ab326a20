from __future__ import annotations

import random
from pathlib import Path

import pytest
from ushtil.corpus.layout import segments

PUBLICATIONS = Path(__file__).resolve().parents[2] / "../shared/data/publications"


def shown(text: str, lang: str, *, lines: bool = False) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in segments(text, lang, lines=lines)]


def kinds_of(text: str, lang: str) -> list[str]:
    return [kind for kind, _ in shown(text, lang)]


def test_a_line_is_a_paragraph_unless_the_text_is_hard_wrapped() -> None:
    text = "Жаңбыр жауды. Жер көктеді.\nКүн ашылды.\n\nЖел тұрды.\n"
    assert [s.paragraph for s in segments(text, "kk")] == [0, 0, 1, 2]


def test_hard_wrapped_lines_are_joined_into_their_paragraph() -> None:
    text = (
        "The library on the square opened its doors again after\n"
        "a long repair, and the first readers came before the\n"
        "clock struck nine. They found new shelves and quiet\n"
        "rooms.\n\n"
        "Nobody had expected so many visitors on a weekday, and\n"
        "the staff had to bring chairs from the cellar.\n"
    )
    found = segments(text, "en")
    assert [s.paragraph for s in found] == [0, 0, 1]
    assert text[found[1].start : found[1].end] == "They found new shelves and quiet\nrooms."


def test_short_lines_of_whole_sentences_are_not_taken_for_wrapped_ones() -> None:
    text = "Мы вышли рано.\nДорога была пуста.\nСолнце вставало.\nПтицы молчали.\n"
    assert [s.paragraph for s in segments(text, "ru")] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We rely on the help of all our\n\nneighbours to finish the bridge.\n\nIt is long."),
        ("kk", "Біз бұл жұмысты барлық көршілердің\n\nкөмегімен аяқтаймыз.\n\nКөпір ұзын."),
        ("ru", "Мы рассчитываем на помощь всех наших\n\nсоседей, чтобы достроить мост.\n\nОн длинный."),
    ],
)
def test_a_sentence_that_a_blank_line_broke_is_one_segment(lang: str, text: str) -> None:
    found = shown(text, lang)
    assert len(found) == 2
    assert "\n\n" in found[0][1]


def test_a_number_behind_a_blank_line_goes_on_with_a_sentence_of_running_text() -> None:
    text = "The town is growing. Its budget has reached\n\n15,000 dollars a year.\n\nThat is all."
    assert [s.paragraph for s in segments(text, "en")] == [0, 0, 1]


def test_lower_case_behind_a_colon_or_semicolon_begins_an_item_of_its_own() -> None:
    text = "Міндеттеріміз мынадай:\nсуды үнемдеу;\nорманды қорғау.\n"
    assert len(segments(text, "kk")) == 3


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "A Harvest to Remember\n\nThe fields were full. Trucks came.", ["heading", "body", "body"]),
        ("kk", "Мол өнімнің сыры\n\nЕгін жайқалып өсті. Көлік келді.", ["heading", "body", "body"]),
        ("ru", "Секрет урожая\n\nПоля были полны. Пришли машины.", ["heading", "body", "body"]),
        ("en", "A walk\n\nBy Anna Lind\n\nWe left.", ["heading", "byline", "body"]),
        ("en", "By 2030 the lake will be full.\n\nWe know.", ["body", "body"]),
        ("en", "A walk\n\nBy Anna Lind, The Lake, March 4, 2025\n\nWe left.", ["heading", "byline", "body"]),
        ("en", "We hope.\n\nBy August 12, 2025\n\nWe left.", ["body", "heading", "body"]),
        ("en", "That is all.\n\nInterviewed by A. Lind, Semey, March 2, 2025.", ["body", "byline"]),
        ("ru", "На этом все.\n\nБеседовала А. Линд, Семей, 2 марта 2025 г.", ["body", "byline"]),
        ("kk", "Бәрі айтылды.\n\nӘңгімелескен А. Серік, Семей, 2025 жылғы 2 наурыз.", ["body", "byline"]),
        ("kk", "Серуен\n\nАйдос СЕРІК, «Көл», 2025 жылғы 4 наурыз\n\nБіз шықтық.", ["heading", "byline", "body"]),
        ("ru", "Прогулка\n\nАнна ЛИНДЕ\n\nМы вышли.", ["heading", "byline", "body"]),
        ("ru", "Прогулка\n\nУстав ООН\n\nМы вышли.", ["heading", "heading", "body"]),
        ("kk", "Бәрі айтылды.\n\nСұхбаттасқан – Айдос Серік", ["body", "byline"]),
        ("kk", "Бәрі айтылды.\n\nӘңгімелескен Айдос СЕРІК", ["body", "byline"]),
        ("ru", "На этом все.\n\nБеседовала Анна Ли", ["body", "byline"]),
        ("ru", "Автор книги уехал. Он устал.\n\nВсё.", ["body", "body", "body"]),
        ("en", "One.\n\n* * *\n\nTwo.\n\n—————\n\nThree.\n---\nFour.", ["body", "note"] * 3 + ["body"]),
        ("en", "We need:\n- wood;\n- stone;\n- Good weather.\n", ["body", "item", "item", "item"]),
        ("kk", "Мақсаттар:\n– Суды үнемдеу;\n– Ағаш егу.\n", ["body", "item", "item"]),
        ("ru", "1. Вода.\n2. Лес.\n3. Воздух.\n", ["item", "item", "item"]),
        ("ru", "а) вода;\nб) лес.\n", ["item", "item"]),
        ("en", "• Water\n• Wood\n", ["item", "item"]),
        ("en", "1. The Road\n\nIt was long. It was wet.", ["heading", "body", "body"]),
        ("en", "Article 1.\n\nEverybody is free.", ["heading", "body"]),
        ("kk", "1-бап. Жалпы ережелер\n\nЖер ортақ.", ["heading", "body"]),
    ],
)
def test_the_kind_of_a_paragraph_is_recognised(lang: str, text: str, expected: list[str]) -> None:
    assert kinds_of(text, lang) == expected


def test_where_dashes_open_answers_too_only_the_questions_are_questions() -> None:
    text = (
        "– Сіз қашан келдіңіз?\n\n– Кеше кешке.\n\n– Жол қалай болды?\n\n– Жаман емес. Неге жаман болсын?\n\n"
        "Жаңбыр жауды.\n\n– Енді отбасыңыз туралы айтып беріңізші.\n\n– Екі балам бар.\n\n"
        "– Рақмет сізге. Қайда барасыз?\n\n"
        "– Үйге.\n"
    )
    assert {s.paragraph for s in segments(text, "kk") if s.kind == "question"} == {0, 2, 5, 7}


def test_where_dashes_open_questions_only_requests_are_questions_too() -> None:
    text = (
        "– Когда Вы приехали?\n\nВчера вечером. Шел дождь.\n\nДорога была пуста.\n\n– Расскажите о семье.\n\n"
        "У меня двое детей.\n\nОба учатся.\n\n– Куда Вы теперь?\n\nДомой.\n"
    )
    asked = {s.paragraph for s in segments(text, "ru") if s.kind == "question"}
    assert asked == {0, 3, 6}


def test_questions_inside_a_story_are_no_interview() -> None:
    text = "Где кот?\nОн спит.\nА где пес?\nОн во дворе.\nКто их кормит?\nБабушка кормит их.\n"
    assert set(kinds_of(text, "ru")) == {"body"}


def test_an_interview_printed_without_dashes_shows_its_questions() -> None:
    answer = "We spent the whole year repairing roads, and by autumn every village could be reached in any weather.\n\n"
    text = f"How was the year?\n\n{answer}What comes next?\n\n{answer}{answer}Are you tired?\n\n{answer}"
    assert [s.paragraph for s in segments(text, "en") if s.kind == "question"] == [0, 2, 5]


def test_a_question_keeps_its_dash_inside_its_span() -> None:
    assert shown("– Are you tired?\n\nNo. Not yet.", "en")[0] == ("question", "– Are you tired?")


def test_with_lines_each_line_that_is_not_blank_is_one_segment() -> None:
    text = "\ufeff One. Two.\r\n\r\n  \u200b\n\tҮш.  \rfour"
    assert [part for _, part in shown(text, "en", lines=True)] == ["One. Two.", "Үш.", "four"]
    assert [s.paragraph for s in segments(text, "en", lines=True)] == [0, 1, 2]


@pytest.mark.parametrize("lines", [False, True])
def test_segments_and_gaps_rebuild_any_text(lines: bool) -> None:
    source = random.Random(11)
    pieces = [
        *"абқ АҚ AB.!?…»«“”\"()–-*;:,123\u00a0\u200b\u00ad\t", "\n", "\n\n", "\r\n", "\r", "\u2028",
        "\u2029", "\f", "\x85",
        "\ufeff", "и\u0306", "😀", "* * *", "\n– ", "\n1. ", " сөз сөз ",
    ]  # fmt: skip
    for _ in range(500):
        text = "".join(source.choices(pieces, k=source.randint(0, 80)))
        end = 0
        for segment in segments(text, "kk", lines=lines):
            assert end <= segment.start < segment.end
            assert not text[end : segment.start].strip().strip("\ufeff\u200b\u00ad").strip()
            end = segment.end
        assert not text[end:].strip("\ufeff\u200b\u00ad \u00a0\n\r\t\f\x85\u2028\u2029")


@pytest.mark.parametrize(
    "piece", ["– А?\n", "- а\n", "a\n", "а\n\n", "1. \n", "abc 1\n1 ab\n", "\ufeff", "“", "а" * 90 + "\n"]
)
def test_monotonous_layouts_come_back_whole(piece: str) -> None:
    text = piece * 10_000
    assert sum(s.end - s.start for s in segments(text, "kk")) <= len(text)


@pytest.mark.skipif(not PUBLICATIONS.is_dir(), reason="the publications lie outside the project, in ../shared")
@pytest.mark.parametrize(
    ("name", "questions", "headings"),
    [
        ("egemen-qazaqstan-2024", 27, 4),
        ("ana-tili-2025", 32, 2),
        ("dna-2026", 9, 2),
        ("address-2020", 0, 2),
        ("diplomacy-journal-2025", 0, 10),
    ],
)
def test_publications_show_their_headings_and_questions(name: str, questions: int, headings: int) -> None:
    text = (PUBLICATIONS / f"{name}.en.txt").read_bytes().decode("utf-8")
    found = segments(text, "en")
    assert len({s.paragraph for s in found if s.kind == "question"}) == questions
    assert sum(s.kind == "heading" for s in found) == headings
