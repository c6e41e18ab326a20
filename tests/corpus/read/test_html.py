"""Saved pages give their article, whatever they say of their encoding, and the same one every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.sources import where

PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}">
<title>{title} | {site}</title></head><body>
<header><nav><ul><li><a href="/">{home}</a></li><li><a href="/n">{news}</a></li></ul></nav></header>
<div class="breadcrumbs"><a href="/">{home}</a> &gt; <a href="/n">{news}</a></div>
<article><h1>{title}</h1>{body}
<ul><li>{item} 1;</li><li>{item} 2.</li></ul><table><tr><th>{item}</th><td>340</td></tr></table>
<p>{also}: <a href="/x">{title} 2</a></p></article>
<aside><h3>{news}</h3><ul><li><a href="/y">{title} 3</a></li></ul></aside>
<footer>{rights} © 2025</footer></body></html>"""
WORDS = {
    "kk": {
        "title": "Қалада жаңа көпір ашылды", "site": "Қала газеті", "home": "Басты бет", "news": "Соңғы жаңалықтар",
        "item": "тармақ", "also": "Оқи отырыңыз", "rights": "Барлық құқықтар қорғалған",
    },
    "ru": {
        "title": "В городе открыли новый мост", "site": "Городская газета", "home": "Главная",
        "news": "Последние новости",
        "item": "пункт", "also": "Читайте также", "rights": "Все права защищены",
    },
}  # fmt: skip
TALK = {
    "kk": [
        ("– Көпір қашан салынды?", "– Былтыр."),
        ("– Ұзақ күттіңіздер ме?", "– Иә."),
        ("– Өткел қайда еді?", "– Төменде."),
    ],
    "ru": [
        ("– Когда построили мост?", "– В прошлом году."),
        ("– Долго ждали?", "– Да."),
        ("– Где была переправа?", "– Ниже."),
    ],
}


def page(folder: Path, lang: str, *, codec: str = "utf-8", charset: str = "utf-8", layout: str = "p") -> Path:
    lines = [line for _ in range(8) for pair in TALK[lang] for line in pair]
    body = "".join(f"<p>{line}</p>" for line in lines) if layout == "p" else f"<p>{'<br>'.join(lines)}</p>"
    path = folder / f"page.{lang}.html"
    path.write_bytes(
        PAGE.format(lang=lang, charset=charset, body=body, **WORDS[lang]).encode(codec, "xmlcharrefreplace")
    )
    return path


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("layout", ["p", "br"])
def test_all_48_turns_of_an_interview_come_in_every_time(tmp_path: Path, lang: str, layout: str) -> None:
    path = page(tmp_path, lang, layout=layout)
    turns = [line for pair in TALK[lang] for line in pair]
    for _ in range(4):
        document = read(path)
        assert sum(text in turns for text in document.sentences) == 48


def test_the_structure_is_kept_and_site_text_is_left_out_or_marked(tmp_path: Path) -> None:
    document = read(page(tmp_path, "kk"))
    shown = {document.segment_text(n): (s.kind, where(document, n)) for n, s in enumerate(document.segments)}
    assert shown["Қалада жаңа көпір ашылды"] == ("heading", "heading 1")
    assert shown["тармақ 2."] == ("item", "list item 2")
    assert shown["340"] == ("item", "table 1, row 1, column 2")
    assert shown["Оқи отырыңыз: Қалада жаңа көпір ашылды 2"][0] == "note"
    assert "a link to other articles" in document.reasons.values()
    for gone in ("Басты бет", "Соңғы жаңалықтар", "Қалада жаңа көпір ашылды 3", "Барлық құқықтар"):
        assert gone not in document.text


@pytest.mark.parametrize(
    ("lang", "codec", "charset"),
    [
        ("kk", "kz1048", "windows-1251"),
        ("kk", "ptcp154", "utf-8"),
        ("ru", "koi8_r", "windows-1251"),
        ("ru", "cp1251", ""),
    ],
)
def test_a_page_that_lies_about_its_encoding_is_read_right(tmp_path: Path, lang: str, codec: str, charset: str) -> None:
    right = read(page(tmp_path, lang)).text
    assert read(page(tmp_path, lang, codec=codec, charset=charset)).text == right


def test_a_page_without_an_article_gives_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html lang=kk><script>var a</script><p>Иә, <b>келді</b>.<p>Жоқ.</html>", encoding="utf-8")
    document = read(path)
    assert (document.lang, list(document.sentences)) == ("kk", ["Иә, келді.", "Жоқ."])


@pytest.mark.parametrize(
    "content", ["<html></html>", "<!-- only this -->", "<div>" * 100_000, "<p x='" + "a" * 12_000_000]
)
def test_a_page_without_text_is_refused_in_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "page.kk.html"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"there is no text|broken or empty") as caught:
        read(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "between",
    ["<font><b>", '<img src="data:image/png;base64,' + "A" * 11_000_000 + '">'],
    ids=["fonts that are never closed", "a large picture"],
)
def test_what_stands_behind_the_limits_of_parsers_is_not_lost(tmp_path: Path, between: str) -> None:
    count = 200 if "font" in between else 1
    page = (f"<p>{TALK['kk'][0][0]} Көпір былтыр салынды.</p>{between}" * count) + "<p>Соңғы сөйлем осы.</p>"
    path = tmp_path / "a.kk.html"
    path.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    document = read(path)
    assert len(document) == 2 * count + 1
    assert document.sentences[-1] == "Соңғы сөйлем осы."


@pytest.mark.parametrize("depth", [1_500, 20_000])
def test_a_page_that_is_nested_without_end_is_read(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "a.kk.html"
    for element in ("i", "div", "table"):
        path.write_text("<html><body>" + f"<{element}>" * depth + "<p>Қала.</p><p>Көпір.</p>", encoding="utf-8")
        assert read(path).sentences == ("Қала.", "Көпір.")


def test_a_page_without_its_end_is_told_about(tmp_path: Path) -> None:
    path = tmp_path / "a.kk.html"
    path.write_text("<html><body><p>Көпір былтыр салынды.</p><p>Ол", encoding="utf-8")
    assert "the page has no end (</html>): it may be cut off" in read(path).notes
    path.write_bytes("<html><body><p>Көпір былтыр салынды.</p><p>Ол күз".encode()[:-1])
    assert read(path).sentences == ("Көпір былтыр салынды.", "Ол кү")
