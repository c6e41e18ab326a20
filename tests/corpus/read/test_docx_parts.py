"""What Word files hold besides plain paragraphs comes in once, in its place, as it is printed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from ushtil.corpus.read import read

OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{RELATIONS}" xmlns:a="{OFFICE}/drawingml/2006/main" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" xmlns:dgm="{OFFICE}/drawingml/2006/diagram"'
)
FIRST, SECOND = "Қалада жаңа кітапхана ашылды.", "Оған балалар жиі барады."


def package(body: str, styles: str = "", parts: dict[str, tuple[str, str]] | None = None) -> bytes:
    """A Word file of raw parts; ``parts`` are by name the kind of their relation (r1, r2, ...) and their text."""
    parts = dict(parts or {})
    if styles:
        parts["styles.xml"] = ("styles", f"<w:styles {SPACES}>{styles}</w:styles>")
    links = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{name}"/>'
        for n, (name, (kind, _)) in enumerate(parts.items(), 1)
    )
    start = f'<Relationship Id="m" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    wrapped = "<Relationships>{}</Relationships>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("_rels/.rels", wrapped.format(start))
        packed.writestr("word/_rels/document.xml.rels", wrapped.format(links))
        packed.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, (_, text) in parts.items():
            if text:
                packed.writestr(f"word/{name}", text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inside: str, style: str = "", properties: str = "") -> str:
    inside = inside if inside.startswith("<") else run(inside)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark.format("begin") + code + mark.format("separate") + result + mark.format("end")


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def named(name: str, identifier: str, properties: str = "") -> str:
    kind = "character" if "rPr" in properties else "paragraph"
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{properties}</w:style>'


BOX = f"<w:txbxContent>{par('Қораптағы мәтін осы.')}</w:txbxContent>"
NOTES = (
    f'<w:footnotes {SPACES}><w:footnote w:id="2">{par("Екінші ескертпе.")}</w:footnote>'
    f'<w:footnote w:id="1">{par("Бірінші ескертпе.")}</w:footnote>'
    f'<w:footnote w:id="3">{par("Өшірілген ескертпе.")}</w:footnote></w:footnotes>'
)
REFERENCE = '<w:r><w:footnoteReference w:id="{}"{}/>{}</w:r>'
OPEN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
GONE = "<w:rPr><w:del/></w:rPr>"
CASES: dict[str, tuple[bytes, list[str]]] = {
    "a text box of old programs only": (
        package(
            par(
                run(FIRST) + '<w:r><mc:AlternateContent><mc:Choice Requires="x"/>'
                f"<mc:Fallback><w:pict><v:shape>{BOX}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
        ),
        [f"body {FIRST}", "body Қораптағы мәтін осы."],
    ),
    "notes in the order of their marks": (
        package(
            par(
                run("Қалада жаңа кітапхана")
                + REFERENCE.format(1, ' w:customMarkFollows="1"', "<w:t>*</w:t>")
                + run(" ашылды.")
                + REFERENCE.format(2, "", "")
                + f"<w:del>{REFERENCE.format(3, '', '')}</w:del>"
            ),
            parts={"footnotes.xml": ("footnotes", NOTES)},
        ),
        [f"body {FIRST}", "note Бірінші ескертпе.", "note Екінші ескертпе."],
    ),
    "the result of fields": (
        package(
            par(
                run("Қараңыз: ")
                + field(" REF x ", run("2-кесте"))
                + run(", ")
                + f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>'
                + run("-бет.")
            )
        ),
        ["body Қараңыз: 2-кесте, 7-бет."],
    ),
    "contents over several paragraphs": (
        package(
            par(OPEN + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Бірінші бөлім 3"))
            + par("Екінші бөлім 9")
            + par('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
            + par(FIRST)
        ),
        ["note Бірінші бөлім 3", "note Екінші бөлім 9", f"body {FIRST}"],
    ),
    "a field that is never closed": (
        package(par(OPEN + run(FIRST)) + par(SECOND)),
        [f"body {FIRST}", f"body {SECOND}"],
    ),
    "an invitation to fill in": (
        package(
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{par('Click here.')}</w:sdtContent></w:sdt>"
            + par(FIRST)
        ),
        [f"body {FIRST}"],
    ),
    "Kazakh and Russian names of styles": (
        package(
            par("бірінші тарау", "1") + par(FIRST) + par("вторая глава", "2") + par(SECOND) + par("тарау 1", "3"),
            named("1-тақырып", "1") + named("Заголовок 2", "2") + named("мазмұны 1", "3"),
        ),
        ["heading бірінші тарау", f"body {FIRST}", "heading вторая глава", f"body {SECOND}", "note тарау 1"],
    ),
    "styles that are not in the file": (
        package(par("бірінші тарау", "Heading1") + par(FIRST)),
        ["heading бірінші тарау", f"body {FIRST}"],
    ),
    "signs of other fonts": (
        package(
            par(
                run("Бүгін 5 ")
                + '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
                + run("C болды, яғни x ")
                + run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>')
                + run(" 5.")
            )
        ),
        ["body Бүгін 5 °C болды, яғни x ≥ 5."],
    ),
    "a page break in a sentence": (
        package(par(run("Біз бүгін ") + '<w:r><w:br w:type="page"/></w:r>' + run("Алматыға келдік."))),
        ["body Біз бүгін Алматыға келдік."],
    ),
    "the reading above a word": (
        package(
            par(
                run("Ол ")
                + f"<w:r><w:ruby><w:rt>{run('шинбун')}</w:rt><w:rubyBase>{run('газет')}</w:rubyBase></w:ruby></w:r>"
                + run(" оқыды.")
            )
        ),
        ["body Ол газет оқыды."],
    ),
    "text that a style hides": (
        package(
            par(run(FIRST) + run("жасырын", '<w:rStyle w:val="h"/>')) + par(run(SECOND, '<w:vanish w:val="0"/>')),
            named("Hidden", "h", "<w:rPr><w:vanish/></w:rPr>"),
        ),
        [f"body {FIRST}", f"body {SECOND}"],
    ),
    "a drop cap": (
        package(par("Қ", properties='<w:framePr w:dropCap="drop"/>') + par(FIRST[1:])),
        [f"body {FIRST}"],
    ),
    "a deleted end before a table": (
        package(par(FIRST, properties=GONE) + table(("Жыл", "Сан"))),
        [f"body {FIRST}", "item Жыл", "item Сан"],
    ),
    "a deleted cell": (
        package(
            "<w:tbl><w:tr>"
            f"<w:tc>{par('Жыл')}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>{par('жоқ')}</w:tc></w:tr></w:tbl>"
            + par(FIRST)
        ),
        ["item Жыл", f"body {FIRST}"],
    ),
    "a page that is one cell": (package(table((par(FIRST) + par(SECOND),))), [f"body {FIRST}", f"body {SECOND}"]),
    "an embedded page": (
        package(
            par(FIRST) + '<w:altChunk r:id="r1"/>',
            parts={"c.html": ("aFChunk", f"<html><body><p>{SECOND}</p></body></html>")},
        ),
        [f"body {FIRST}", f"body {SECOND}"],
    ),
    "a diagram": (
        package(
            par(run(FIRST) + '<w:r><w:drawing><dgm:relIds r:dm="r1"/></w:drawing></w:r>'),
            parts={
                "d.xml": (
                    "diagramData",
                    f"<dgm:m {SPACES}><dgm:pt><dgm:t><a:p><a:r><a:t>Бірінші қадам</a:t></a:r></a:p></dgm:t></dgm:pt>"
                    "</dgm:m>",
                )
            },
        ),
        [f"body {FIRST}", "body Бірінші қадам"],
    ),
    "parts that are missing": (
        package(par(FIRST), parts={"styles.xml": ("styles", ""), "footnotes.xml": ("footnotes", "")}),
        [f"body {FIRST}"],
    ),
    "formulas": (
        package(par(run("Мұнда ") + "<m:oMath><m:r><m:t>x=9</m:t></m:r></m:oMath>" + run(" болады."))),
        ["body Мұнда x=9 болады."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_part_comes_in_as_it_is_printed(tmp_path: Path, case: str) -> None:
    data, expected = CASES[case]
    path = tmp_path / "text.kk.docx"
    path.write_bytes(data)
    document = read(path)
    assert [f"{s.kind} {document.segment_text(n)}" for n, s in enumerate(document.segments)] == expected


def test_of_a_bilingual_table_the_column_of_the_language_is_the_text(tmp_path: Path) -> None:
    rows = [(FIRST, "В городе открылась новая библиотека."), (SECOND, "Дети часто туда ходят.")]
    for lang, own in (("kk", 0), ("ru", 1)):
        path = tmp_path / f"text.{lang}.docx"
        path.write_bytes(package(table(("Қазақша", "По-русски"), *rows)))
        document = read(path)
        kept = [document.segment_text(n) for n, s in enumerate(document.segments) if s.kind == "item"]
        assert kept[1:] == [row[own] for row in rows]
        assert set(document.reasons.values()) == {"in Russian" if lang == "kk" else "in Kazakh"}


def test_a_column_of_terms_in_another_language_stays(tmp_path: Path) -> None:
    terms = [
        ("machine translation engine", FIRST + " " + SECOND + " " + FIRST),
        ("translation memory", SECOND + " " + FIRST + " " + SECOND),
    ]
    path = tmp_path / "text.kk.docx"
    path.write_bytes(package(par(FIRST) + par(SECOND) + table(*terms) + par(FIRST) + par(SECOND)))
    assert not read(path).reasons


def test_an_embedded_part_that_nobody_reads_is_told_about(tmp_path: Path) -> None:
    path = tmp_path / "text.kk.docx"
    path.write_bytes(package(par(FIRST) + '<w:altChunk r:id="r1"/>', parts={"c.rtf": ("aFChunk", "{rtf1 x}")}))
    assert any("embedded part 1 left out" in note for note in read(path).notes)
