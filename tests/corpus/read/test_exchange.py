"""Files as translators' programs, spreadsheets and catalogues write them give the texts of the language asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read

XML = '<?xml version="1.0" encoding="utf-8"?>\n'
HEAD = XML + '<tmx version="1.4"><header srclang="*all*"/><body><tu>'
TAIL = "</tu></body></tmx>"
XLIFF = XML + '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
BODY = "<body>{}</body></file></xliff>"
SOME = '<file source-language="en" datatype="x">'
BOTH = '<file source-language="en" target-language="kk-KZ" datatype="x">'
MARKED = '<mrk mtype="seg" mid="1">{}</mrk> <mrk mtype="seg" mid="2">{}</mrk>'


def tuv(code: str, text: str) -> str:
    return f'<tuv xml:lang="{code}"><prop type="x-q">p</prop><seg>{text}</seg></tuv>'


FILES: dict[str, tuple[str, str | bytes, list[str]]] = {
    "three letters": ("a.tmx", HEAD + tuv("kaz", "Бір.") + tuv("eng", "One.") + TAIL, ["Бір."]),
    "an underscore": ("a.tmx", HEAD + tuv("kk_KZ", "Бір.") + tuv("EN-US", "One.") + TAIL, ["Бір."]),
    "a script": ("a.tmx", HEAD + tuv("kk-Cyrl-KZ", "Бір.") + tuv("ru", "Один.") + TAIL, ["Бір."]),
    "inline codes": (
        "a.tmx",
        HEAD + tuv("kk", '<bpt i="1" x="1"/>Жаңа<ept i="1"/> <ph x="2">{1}</ph><hi>көпір</hi><ut>{\\b}</ut>.') + TAIL,
        ["Жаңа көпір."],
    ),
    "UTF-16 with forbidden characters": (
        "a.tmx",
        (HEAD.replace("utf-8", "utf-16") + tuv("kk", "Бір\x0b&#x1; сөз.") + TAIL).encode("utf-16"),
        ["Бір сөз."],
    ),
    "UTF-16 without a mark": (
        "a.tmx",
        (HEAD.replace("utf-8", "utf-16") + tuv("kk", "Бір.") + TAIL).encode("utf-16-be"),
        ["Бір."],
    ),
    "a blank line before the declaration": ("a.tmx", "\n" + HEAD + tuv("kk", "Бір.") + TAIL, ["Бір."]),
    "segments that a program marked": (
        "a.sdlxliff",
        XLIFF + BOTH + BODY.format(
            '<group><trans-unit id="1"><source><g id="5">One. Two.</g></source>'
            f'<seg-source><g id="5">{MARKED.format("One.", "Two.")}</g></seg-source>'
            f'<target><g id="5">{MARKED.format("Бір.", "Екі.")}</g></target></trans-unit></group>'
        ),
        ["Бір.", "Екі."],
    ),
    "no target language": (
        "a.xlf",
        XLIFF + SOME + BODY.format('<trans-unit id="1"><source>One.</source><target>Бір.</target></trans-unit>'),
        ["Бір."],
    ),
    "the language at the target": (
        "a.mqxliff",
        XLIFF + SOME + BODY.format(
            '<trans-unit id="1"><source>One.</source><target xml:lang="kk-KZ">Бір.</target></trans-unit>'
        ),
        ["Бір."],
    ),
    "Russian titles": ("a.tsv", "Английский\tКазахский\nOne.\tБір.\n", ["Бір."]),
    "Kazakh titles": ("a.tsv", "Ағылшын тілі\tҚазақ тілі\tОрыс тілі\nOne.\tБір.\tОдин.\n", ["Бір."]),
    "short titles below a name": ("a.csv", "Кесте\r\nEN;KZ\r\nOne.;Бір.\r\n", ["Бір."]),
    "a line that names the separator": ("a.csv", "sep=;\r\nkk;en\r\nБір.;One.\r\n", ["Бір."]),
    "no titles": (
        "a.tsv",
        "Бұл – бірінші сөйлем, қарапайым мәтін.\tЭто первое предложение, простой текст.\n"
        "Бұл сөйлем өте қысқа.\tЭто предложение очень короткое.\n",
        ["Бұл – бірінші сөйлем, қарапайым мәтін.", "Бұл сөйлем өте қысқа."],
    ),
    "a list of objects": ("a.jsonl", '[{"kk": "Бір.", "en": "One."},\n{"kazakh": "Екі."}]', ["Бір.", "Екі."]),
    "source and target": (
        "a.jsonl", '{"source_lang": "en", "target_lang": "kk", "source": "One.", "target": "Бір."}\n', ["Бір."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_the_texts_of_the_language_are_found(tmp_path: Path, case: str) -> None:
    name, content, expected = FILES[case]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert list(read(f"kk={path}").sentences) == expected


def test_the_other_side_is_cut_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.sdlxliff"
    path.write_text(str(FILES["segments that a program marked"][1]), "utf-8")
    assert read(f"en={path}").sentences == ("One.", "Two.")


def test_a_table_told_by_its_texts_is_told_about(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(str(FILES["no titles"][1]), "utf-8")
    assert read(f"ru={path}").notes[:2] == (
        "no row names the languages: column 1 was taken for kk",
        "no row names the languages: column 2 was taken for ru",
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tmx", (HEAD + tuv("kk", "Бір.") + TAIL).encode("utf-16")[:-31], "UTF-16 is broken or cut off"),
        ("a.tmx", HEAD.replace("utf-8", "x-none").encode(), "in an encoding that nobody knows"),
        ("a.docx", b"<html><body><p>x</p></body></html>", "a web page under the name of a .docx file"),
    ],
)
def test_what_is_not_what_it_says_is_told_in_one_line(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read(f"kk={path}")
    assert "\n" not in str(caught.value)
