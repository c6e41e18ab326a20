"""Files of every format that is read, made by other means than our readers, with texts of our own in both alphabets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "data" / "sample"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
# Every letter of Kazakh that Russian lacks stands here in both cases.
LETTERS = {
    "kk": (
        "Әжем мен Ғазиза Қанатқа, Өмірбекке, Ұлжанға, Үміт пен Інжуге тәтті аңыз айтты. "
        "ТАҢ, ЖИҺАЗ деген сөздер бас әріппен жазылды, ал жиһаз үй ішінде тұр."
    ),
    "ru": (
        "Мой дядя ещё чинит в цеху старый подъёмник, а бабушка шьёт из жёлтой ткани фартук. "
        "Эхо и юла – слова нашего урока."
    ),
}


def texts(lang: str, count: int = 20) -> list[list[str]]:
    """So many texts of four paragraphs each, all different, and all with every letter of the language."""
    lines = (SAMPLE / f"interview.{lang}.txt").read_text(encoding="utf-8").splitlines()
    prose = [line for line in lines if len(line) > 120 and not line.startswith("–")]
    return [[*(prose[(3 * n + k) % len(prose)] for k in range(3)), LETTERS[lang]] for n in range(count)]


def docx(path: Path, paragraphs: Sequence[str]) -> None:
    import docx as library

    document = library.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))


def html(path: Path, paragraphs: Sequence[str]) -> None:
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    path.write_text(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body><div class='menu'><ul>"
        f"<li><a href='/'>Home</a></li></ul></div><article>{body}</article></body></html>",
        encoding="utf-8",
    )


def pdf(path: Path, paragraphs: Sequence[str]) -> None:
    columns(path, paragraphs, count=1)


def columns(path: Path, paragraphs: Sequence[str], *, count: int = 2, head: str = "", title: str = "") -> None:
    """A PDF of so many columns, with a running head and page numbers."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    _register_fonts()
    width, height = A5
    own = (width - 80 - 18 * (count - 1)) / count
    frames = [
        Frame(40 + n * (own + 18), 50, own, height - 110, leftPadding=0, rightPadding=0, id=str(n))
        for n in range(count)
    ]

    def decorate(canvas, document) -> None:
        canvas.setFont("Sans", 8)
        canvas.drawString(40, height - 30, head)
        canvas.drawCentredString(width / 2, 24, f"– {document.page} –")

    body = ParagraphStyle("body", fontName="Sans", fontSize=9, leading=12, firstLineIndent=12)
    large = ParagraphStyle("large", fontName="Bold", fontSize=14, leading=17, spaceAfter=8)
    document = BaseDocTemplate(str(path), pagesize=A5, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=decorate)])
    story = [Paragraph(escape(title), large)] if title else []
    document.build(story + [Paragraph(escape(paragraph), body) for paragraph in paragraphs])


def lines_pdf(path: Path, lines: Sequence[str]) -> None:
    """A PDF of one page with these lines."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    _register_fonts()
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Sans", 11)
    for number, line in enumerate(lines):
        canvas.drawString(72, 760 - 14 * number, line)
    canvas.showPage()
    canvas.save()


def drawn(path: Path, draw: Callable[[Any], object], *, size: tuple[float, float] | None = None) -> Path:
    """A PDF of one page (A4, unless its size is given) that ``draw`` puts on a canvas."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    _register_fonts()
    canvas = Canvas(str(path), pagesize=size or A4, invariant=1)
    draw(canvas)
    canvas.save()
    return path


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if not (FONTS / "DejaVuSans.ttf").exists():
        pytest.skip("the DejaVu fonts are not installed")
    for name, file in (("Sans", "DejaVuSans.ttf"), ("Bold", "DejaVuSans-Bold.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))


def _cues(paragraphs: Sequence[str]) -> list[str]:
    """The words of a text six to a cue, whatever the sentences are."""
    words = " ".join(paragraphs).split()
    return [" ".join(words[n : n + 6]) for n in range(0, len(words), 6)]


def srt(path: Path, paragraphs: Sequence[str]) -> None:
    rows = [
        f"{n}\n00:{n // 20:02d}:{n % 20 * 3:02d},000 --> 00:{n // 20:02d}:{n % 20 * 3 + 2:02d},500\n<i>{cue}</i>\n"
        for n, cue in enumerate(_cues(paragraphs), 1)
    ]
    path.write_text("\n".join(rows), encoding="utf-8")


def vtt(path: Path, paragraphs: Sequence[str]) -> None:
    rows = [
        f"00:{n // 20:02d}:{n % 20 * 3:02d}.000 --> 00:{n // 20:02d}:{n % 20 * 3 + 2:02d}.500\n{cue}\n"
        for n, cue in enumerate(_cues(paragraphs), 1)
    ]
    path.write_text("WEBVTT\n\n" + "\n".join(rows), encoding="utf-8")


def tmx(path: Path, paragraphs: Sequence[str], lang: str = "kk") -> None:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>Sentence {n}.</seg></tuv>'
        f'<tuv xml:lang="{lang}"><seg>{escape(text)}</seg></tuv></tu>\n'
        for n, text in enumerate(paragraphs)
    )
    path.write_text(
        f'<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>', "utf-8"
    )


def xliff(path: Path, paragraphs: Sequence[str], lang: str = "kk") -> None:
    units = "".join(
        f'<trans-unit id="u{n}"><source>Sentence <g id="1">{n}</g>.</source>'
        f"<target>{escape(text)}</target></trans-unit>"
        for n, text in enumerate(paragraphs)
    )
    path.write_text(
        '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a" source-language="en" target-language="{lang}" datatype="plaintext">'
        f"<body>{units}</body></file></xliff>",
        "utf-8",
    )


def xliff2(path: Path, paragraphs: Sequence[str], lang: str = "kk") -> None:
    units = "".join(
        f'<unit id="u{n}"><segment><source>Sentence <pc id="1">{n}</pc>.</source>'
        f"<target>{escape(text)}</target></segment></unit>"
        for n, text in enumerate(paragraphs)
    )
    path.write_text(
        '<?xml version="1.0"?><xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" '
        f'trgLang={quoteattr(lang)}><file id="f">{units}</file></xliff>',
        "utf-8",
    )


def po(path: Path, paragraphs: Sequence[str], lang: str = "kk") -> None:
    header = f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    rows = [
        f"msgid {json.dumps(f'Sentence {n}.')}\nmsgstr {json.dumps(text, ensure_ascii=False)}\n"
        for n, text in enumerate(paragraphs)
    ]
    path.write_text("\n".join([header, *rows]), "utf-8")


def tsv(path: Path, paragraphs: Sequence[str], lang: str = "kk") -> None:
    path.write_text(f"en\t{lang}\n" + "".join(f"Sentence {n}.\t{text}\n" for n, text in enumerate(paragraphs)), "utf-8")


def table_csv(path: Path, paragraphs: Sequence[str], lang: str = "kk") -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["en", lang], *([f"Sentence {n}.", text] for n, text in enumerate(paragraphs))])
    path.write_text(out.getvalue(), "utf-8")


def jsonl(path: Path, paragraphs: Sequence[str], lang: str = "kk") -> None:
    rows = [json.dumps({"translation": {"en": f"Sentence {n}.", lang: text}}) for n, text in enumerate(paragraphs)]
    path.write_text("\n".join(rows) + "\n", "utf-8")


#: What holds one language, and what holds several; each with the ending of its files.
RUNNING: dict[str, Callable[..., None]] = {"docx": docx, "html": html, "pdf": pdf, "srt": srt, "vtt": vtt}
BILINGUAL: dict[str, Callable[..., None]] = {
    "tmx": tmx, "xliff": xliff, "xlf": xliff2, "po": po, "tsv": tsv, "csv": table_csv, "jsonl": jsonl,
}  # fmt: skip


def made(folder: Path, ending: str, paragraphs: Sequence[str], lang: str) -> Path:
    """A file of this format with these paragraphs, named after its language."""
    path = folder / f"text.{lang}.{ending}"
    if ending in BILINGUAL:
        BILINGUAL[ending](path, paragraphs, lang)
    else:
        RUNNING[ending](path, paragraphs)
    return path
