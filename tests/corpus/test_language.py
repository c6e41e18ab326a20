from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.language import contradicting, language_of_name, recognise
from ushtil.corpus.types import Document, Segment

NTREX = Path(__file__).resolve().parents[2] / "../shared/data/ntrex/intact"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The river froze early that year, and nobody was ready for it.", "en"),
        ("A Short Winter", "en"),
        ("Биыл өзен ерте қатты, оған ешкім дайын болмады.", "kk"),
        ("Осылай болды.", "kk"),
        ("Екі ел келісті.", "kk"),
        ("В этом году река замерзла рано, и никто не был к этому готов.", "ru"),
        ("Он объявил об увеличении числа объектов.", "ru"),
        ("Короткая зима", "ru"),
        ("Біздің серіктесіміз – «Steppe Foods Ltd.» компаниясы.", "kk"),
    ],
)
def test_the_three_languages_are_told_apart(text: str, lang: str) -> None:
    assert recognise(text) == lang


@pytest.mark.parametrize(
    "text",
    [
        "Цього року річка замерзла рано, і ніхто не був до цього готовий.",
        "Сёлета рака замерзла рана, і ніхто не быў да гэтага гатовы.",
        "Быйыл дарыя эрте тоңду, ага эч ким даяр болгон жок, көпүрөлөр бүткөн эмес.",
        "Быел елга иртә туңды, җирдә беркем дә әзер түгел иде, җәй бик кыска булды.",
        "Тази година реката замръзна рано и никой не беше готов за това, тъй като мостът още се строеше.",
        "Ове године река се рано заледила и нико није био спреман, људи су били изненађени.",
        "Biyl özen erte qatty, oğan eşkım daiyn bolmady, sebebı köpır bıtpegen edı.",
        "Dieses Jahr ist der Fluss früh gefroren und niemand war darauf vorbereitet.",
        "Cette année la rivière a gelé tôt et personne ne était prêt pour le froid.",
        "بۇل جىلى وزەن ەرتە قاتتى",
        "12 345 – 67",
        "",
    ],
)
def test_what_is_none_of_the_three_is_not_guessed(text: str) -> None:
    assert recognise(text) is None


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("speech.kk.txt", "kk"),
        ("dir.ru/speech.en.txt", "en"),
        ("speech.de.txt", "de"),
        ("speech.kk-Cyrl.txt", "kk-Cyrl"),
        ("speech.KK.txt", "kk"),
        ("speech.kaz.txt", "kk"),
        ("speech.sah.txt", "sah"),
        ("en.dev.txt", None),
        ("speech.old.txt", None),
        ("speech.v2.txt", None),
        ("kk.txt", None),
        ("speech.txt", None),
        ("speech", None),
    ],
)
def test_the_language_is_read_from_the_file_name(name: str, lang: str | None) -> None:
    assert language_of_name(Path(name)) == lang


@pytest.mark.skipif(not NTREX.is_dir(), reason="the news texts lie outside the project, in ../shared")
@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_news_documents_are_recognised_and_their_lines_nearly_always(lang: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in NTREX.glob(f"*.{lang}.txt")]
    assert {recognise(text) for text in texts} == {lang}
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    assert sum(recognise(line) == lang for line in lines) >= 0.99 * len(lines)


ENGLISH = ["The river froze early that year, and nobody was ready for it.", "The old bridge was closed to all carts."]
KAZAKH = ["Биыл өзен ерте қатты, оған ешкім дайын болмады.", "Ескі көпірден арбалар өткізілмейтін болды."]
RUSSIAN = ["В этом году река замёрзла рано, и никто не был к этому готов.", "Старый мост закрыли для всех телег."]


def text(lang: str, *sentences: str) -> Document:
    segments, end = [], 0
    for number, sentence in enumerate(sentences):
        segments.append(Segment(end, end + len(sentence), number))
        end += len(sentence) + 1
    return Document("speech", lang, "\n".join(sentences), tuple(segments))


@pytest.mark.parametrize(
    ("said", "sentences", "found"),
    [
        ("kk", RUSSIAN * 3, "ru"),
        ("ru", KAZAKH * 3, "kk"),
        ("en", RUSSIAN * 3, "ru"),
        ("kk-Cyrl", ENGLISH * 3, "en"),
        ("kk", KAZAKH * 3, None),
        ("kk", RUSSIAN, None),  # too short to contradict anybody
        ("ru", KAZAKH + RUSSIAN * 2, None),
        ("ru", KAZAKH * 2 + RUSSIAN, None),  # a speech may hold much of the other language
        ("uk", RUSSIAN * 3, None),
        ("de", ENGLISH * 3, None),
        ("ru", [], None),
    ],
)
def test_a_long_text_in_another_language_contradicts_its_name(said, sentences, found) -> None:
    assert contradicting(text(said, *sentences)) == found


@pytest.mark.skipif(not NTREX.is_dir(), reason="the news texts lie outside the project, in ../shared")
def test_no_news_document_contradicts_its_name() -> None:
    documents = (
        text(path.name.split(".")[-2], *filter(None, path.read_text(encoding="utf-8").split("\n")))
        for path in NTREX.glob("*.txt")
    )
    assert [document for document in documents if contradicting(document)] == []
