"""Pages as content systems build them: every sentence of the article comes in, and nothing of the site as its text."""

from __future__ import annotations

import json
import quopri
from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.read.html import extract_html
from ushtil.corpus.read.source import Source
from ushtil.corpus.sources import SourceDocument, where

TITLE = "Ауылда жаңа кітапхана ашылды"
LINES = [
    "Кітапхана бұрынғы клубтың орнына салынып, күзде алғашқы оқырмандарын қабылдады.",
    "Сөрелерге төрт мың кітап қойылды, оның жартысы балаларға арналған.",
    "Иә.",
    "Ауыл тұрғындары құрылысқа үш жыл бойы ақша жинады.",
    "Кітапханашы Сәуле Оспанова кешкі сағат сегізге дейін жұмыс істейді.",
    "Алдағы жылы мұнда шахмат үйірмесі мен тіл курстары ашылады.",
]
TEASERS = ["Өзен жағасында жаңа саябақ салынды", "Мектеп оқушылары олимпиадада жеңді", "Қалада автобус бағыты өзгерді"]
LEADS = [
    "Саябаққа үш жүз ағаш отырғызылды.",
    "Оқушылар екі алтын медаль алып келді.",
    "Жаңа бағыт дүйсенбіден бастап іске қосылады.",
]
FOOTER = "Материалды көшіргенде сілтеме жасау міндетті."
SITE = [*TEASERS, *LEADS, FOOTER]


def page(body: str, *, title: str = TITLE, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>{title} | Дала</title>{head}</head>'
        f'<body><div class="top"><a href="/">Басты бет</a><a href="/n">Жаңалықтар</a></div>{body}'
        f'<div class="site-footer"><p>{FOOTER}</p></div></body></html>'
    )


def loaded(folder: Path, text: str | bytes, name: str = "a.kk.html") -> SourceDocument:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path)


def taken(document: SourceDocument) -> list[str]:
    return [document.segment_text(n) for n, s in enumerate(document.segments) if s.kind != "note"]


def cards(card: str) -> str:
    return "".join(card.format(title=title, lead=lead) for title, lead in zip(TEASERS, LEADS, strict=True))


LAYOUTS = {
    "a block theme of WordPress": "<main><article class='post type-post tag-comments'><header class='entry-header'>"
    f"<h1>{TITLE}</h1></header><div class='entry-content'>{''.join(f'<p>{line}</p>' for line in LINES)}"
    "<div id='jp-relatedposts' class='jp-relatedposts'><h3>Ұқсас жаңалықтар</h3>"
    + cards("<div class='jp-relatedposts-items'><a href='/r'>{title}</a><p>{lead}</p></div>")
    + "</div></div></article><div id='comments'><p>Керемет кітапхана болыпты, рақмет.</p></div></main>",
    "text between breaks in 1C-Bitrix": f"<h1 id='pagetitle'>{TITLE}</h1><div class='news-detail'>"
    f"<span class='news-date-time'>14.06.2025</span>\n{'<br /><br />'.join(LINES)}<br />Қаралды: 15</div>"
    + cards("<p class='item'><span class='news-date-time'>13.06.2025</span> <a href='/n'>{title}</a><br />{lead}</p>"),
    "blocks of Tilda": f"<div id='rec1' class='t-rec'><h1 class='t-title'>{TITLE}</h1></div>"
    f"<div id='rec2' class='t-rec'><div class='t-text'>{'<br /><br />'.join(LINES[:3])}</div></div>"
    f"<div id='rec3' class='t-rec'><div class='t-text'>{'<br /><br />'.join(LINES[3:])}</div></div>"
    + cards("<a href='/x'><div class='t404__title'>{title}</div><div class='t404__descr'>{lead}</div></a>"),
    "a table that lays the page out": f"<table><tr><td><a href='a'>Саясат</a><br><a href='b'>Спорт</a></td><td>"
    f"<h1>{TITLE}</h1><font size=2>{'<br><br>&nbsp;&nbsp;'.join(LINES)}</font></td><td>"
    + cards("<a href='n'>{title}</a><br>{lead}<br><br>")
    + "</td></tr></table>",
    "teasers inside the article": f"<div class='text'><h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in LINES[:3])}"
    f"<div class='incut'><span class='incut-title'>Оқи отырыңыз</span><a href='/1'>{TEASERS[0]}</a>"
    f"<a href='/2'>{TEASERS[1]}</a></div><p><a href='/3'>{TEASERS[2]}</a></p>"
    f"{''.join(f'<p>{line}</p>' for line in LINES[3:])}</div>",
    "names of site parts around the article": f"<div class='related-content promo'><h1>{TITLE}</h1>"
    f"<div class='banner-text'>{''.join(f'<p>{line}</p>' for line in LINES)}</div></div>"
    f"<div style='display:none'><p>{LEADS[0]}</p></div>",
    "a second article below": "".join(
        f"<div class='news-full'><h1>{title}</h1><div>{''.join(f'<p>{line}</p>' for line in lines)}</div></div>"
        for title, lines in ((TITLE, LINES), (TEASERS[0], LEADS))
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_of_the_article_comes_in_and_nothing_else_as_its_text(tmp_path: Path, layout: str) -> None:
    document = loaded(tmp_path, page(LAYOUTS[layout]))
    assert taken(document) == [TITLE, *LINES]
    assert not set(SITE) & set(taken(document))
    assert where(document, 0) == "heading 1"


def test_a_page_packed_into_one_file_is_read(tmp_path: Path) -> None:
    text = page(LAYOUTS["a block theme of WordPress"]).replace("utf-8", "windows-1251")
    packed = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--b1"\r\n\r\n'
        b"----b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(text.encode("kz1048"))
        + b"\r\n----b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n----b1--\r\n"
    )
    found = extract_html(Source(tmp_path / "a.mht", packed, "kk"))
    assert [piece.text for piece in found.pieces if not piece.reason] == [TITLE, *LINES]
    with pytest.raises(InputError, match="holds no page"):
        extract_html(Source(tmp_path / "a.mht", b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", "kk"))


@pytest.mark.parametrize(
    "layout",
    [
        "<p><b>{q}</b></p><p>{a}</p>", "<p><strong>{q}</strong><br>{a}</p>", "<h4>{q}</h4><p>{a}</p>",
        "<div class='q'>{q}</div><div class='a'>{a}</div>", "<p><span style='font-weight:700'>{q}</span></p><p>{a}</p>",
    ],
)  # fmt: skip
def test_questions_are_told_by_the_look_that_a_page_gives_them(tmp_path: Path, layout: str) -> None:
    talk = [
        ("Кітап қайдан келді?", "Облыстан."), ("Оқырман көп пе?", "Иә."), ("Алғашқы күнді айтып беріңізші.", LINES[1]),
        ("Кім көмектесті?", "Ауыл тұрғындары түгел көмектесті, ешкім шет қалған жоқ."), ("Енді не істейсіз?", LINES[5]),
    ]  # fmt: skip
    body = f"<div class='x'><h1>{TITLE}</h1><p>{LINES[0]}</p>{''.join(layout.format(q=q, a=a) for q, a in talk)}</div>"
    document = loaded(tmp_path, page(body))
    assert taken(document) == [TITLE, LINES[0], *(line for pair in talk for line in pair)]
    kinds = [segment.kind for segment in document.segments if segment.kind != "note"]
    assert kinds == ["heading", "body", *["question", "body"] * len(talk)]


def test_words_broken_by_markup_are_whole_and_marks_of_footnotes_are_left_out(tmp_path: Path) -> None:
    body = (
        f"<article><h1>{TITLE}</h1><p>Кітап&shy;хана <b>ж</b>аңа <a href='/x'>үй</a>де<sup><a href='#n1'>1</a></sup> "
        "ашыл<wbr>ды<sup class='reference'><a href='#n2'>[2]</a></sup>.</p>"
        "<p>Залы 40 м<sup>2</sup>, ал\n   ауласы <q>кең</q>.</p>"
        f"{''.join(f'<p>{line}</p>' for line in LINES)}</article>"
    )
    assert taken(loaded(tmp_path, page(body)))[1:3] == ["Кітапхана жаңа үйде ашылды.", "Залы 40 м², ал ауласы «кең»."]


def test_a_pulled_quote_is_no_second_sentence_and_another_quote_is_one(tmp_path: Path) -> None:
    quotes = (
        f"<aside class='pull-quote'>{LINES[1]}</aside><blockquote><p>Оқыған озады, оқымаған тозады.</p></blockquote>"
    )
    paragraphs = [f"<p>{line}</p>" for line in LINES]
    document = loaded(
        tmp_path, page(f"<article><h1>{TITLE}</h1>{''.join([*paragraphs[:4], quotes, *paragraphs[4:]])}</article>")
    )
    assert taken(document) == [TITLE, *LINES[:4], "Оқыған озады, оқымаған тозады.", *LINES[4:]]
    assert "a sentence of the article again" in document.reasons.values()


def test_the_data_of_a_script_is_read_where_the_page_shows_nothing(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    state = json.dumps({"menu": TEASERS, "news": {"title": TITLE, "body": body}}, ensure_ascii=False).replace(
        "</", "<\\/"
    )
    text = page(f"<div id='root'></div><script>window.__STATE__ = {state};</script>")
    document = loaded(tmp_path, text)
    assert taken(document) == [TITLE, *LINES]
    assert any("data of the page's scripts" in note for note in document.notes)


def test_a_page_of_nothing_but_links_is_read(tmp_path: Path) -> None:
    document = loaded(tmp_path, "<html><body>" + "".join(f"<p><a href='/x'>{title}</a></p>" for title in TEASERS))
    assert taken(document) == TEASERS


def test_a_page_cut_or_damaged_anywhere_is_read_or_refused_in_one_line(tmp_path: Path) -> None:
    whole = page(LAYOUTS["a block theme of WordPress"]).encode()
    for step in range(60):
        cut = bytearray(whole[: 1 + step * len(whole) // 60])
        cut[len(cut) // 2] ^= 1 << step % 7
        said = ""
        try:
            said = loaded(tmp_path, bytes(cut)).lang
        except InputError as error:
            said = str(error)
        assert "\n" not in said
