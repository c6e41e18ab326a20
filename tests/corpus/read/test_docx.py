"""Word files come in as they stand once all changes are accepted, with their structure."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.sources import where

W = nsdecls("w")


def shown(path: Path) -> list[tuple[str, str, str]]:
    document = read(path)
    return [(s.kind, where(document, n), document.segment_text(n)) for n, s in enumerate(document.segments)]


def saved(document: Any, folder: Path) -> Path:
    path = folder / "text.kk.docx"
    document.save(str(path))
    return path


def added(paragraph: Any, xml: str) -> None:
    paragraph._p.append(parse_xml(xml))


def test_headings_lists_and_tables_keep_their_kinds_and_places(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Есеп", 0)
    document.add_heading("Бірінші бөлім", 1)
    document.add_paragraph("Көпір ашылды. Жүз адам келді.")
    document.add_paragraph("бірінші тармақ", style="List Bullet")
    document.add_paragraph("екінші тармақ", style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Жыл", "Адам саны"
    document.sections[0].header.paragraphs[0].text = "Қала газеті"
    document.sections[0].footer.paragraphs[0].text = "12-бет"
    assert shown(saved(document, tmp_path)) == [
        ("heading", "paragraph 1", "Есеп"),
        ("heading", "paragraph 2", "Бірінші бөлім"),
        ("body", "paragraph 3", "Көпір ашылды."),
        ("body", "paragraph 3", "Жүз адам келді."),
        ("item", "paragraph 4", "бірінші тармақ"),
        ("item", "paragraph 5", "екінші тармақ"),
        ("item", "table 1, row 1, column 1", "Жыл"),
        ("item", "table 1, row 1, column 2", "Адам саны"),
    ]


def test_insertions_are_kept_and_deletions_moves_and_hidden_words_are_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Көпір ")
    added(paragraph, f'<w:del {W} w:id="1" w:author="a"><w:r><w:delText>былтыр</w:delText></w:r></w:del>')
    added(paragraph, f'<w:ins {W} w:id="2" w:author="a"><w:r><w:t>биыл</w:t></w:r></w:ins>')
    added(paragraph, f'<w:moveFrom {W} w:id="3" w:author="a"><w:r><w:t> жабылды</w:t></w:r></w:moveFrom>')
    added(paragraph, f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>жасырын</w:t></w:r>")
    added(paragraph, f'<w:hyperlink {W}><w:r><w:t xml:space="preserve"> ашыл</w:t></w:r></w:hyperlink>')
    added(paragraph, f"<w:sdt {W}><w:sdtContent><w:r><w:t>ды.</w:t></w:r></w:sdtContent></w:sdt>")
    assert [text for _, _, text in shown(saved(document, tmp_path))] == ["Көпір биыл ашылды."]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.add_paragraph("Көпір биыл ")
    mark = f'<w:pPr {W}><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    first._p.insert(0, parse_xml(mark))
    document.add_paragraph("ашылды.")
    assert [text for _, _, text in shown(saved(document, tmp_path))] == ["Көпір биыл ашылды."]


def test_a_text_box_is_read_once_and_soft_hyphens_are_not(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Қорап\u00adтағы мәтін.</w:t></w:r></w:p></w:txbxContent>"
    document = docx.Document()
    added(
        document.add_paragraph("Абзац."),
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x="x">'
        "<mc:AlternateContent>"
        f'<mc:Choice Requires="x"><w:drawing><x:txbx>{box}</x:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert shown(saved(document, tmp_path)) == [
        ("body", "paragraph 1", "Абзац."),
        ("body", "text box 1", "Қораптағы мәтін."),
    ]


def test_line_breaks_part_sentences_but_do_not_break_one(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Көпір\nашылды.\nКеш түсті.")
    assert [text for _, _, text in shown(saved(document, tmp_path))] == ["Көпір ашылды.", "Кеш түсті."]


def rewritten(path: Path, changes: dict[str, bytes]) -> Path:
    """The Word file with parts replaced or added."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | changes
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def plain(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Көпір ашылды.")
    return saved(document, folder)


def test_footnotes_follow_the_text(tmp_path: Path) -> None:
    path = plain(tmp_path)
    with zipfile.ZipFile(path) as old:
        relations = old.read("word/_rels/document.xml.rels").decode()
    link = '<Relationship Id="f" Type="http://x/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>—</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Бірінші ескерту. Жалғасы.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    rewritten(
        path,
        {
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", link).encode(),
            "word/footnotes.xml": notes.encode(),
        },
    )
    assert shown(path)[1:] == [("note", "footnote 1", "Бірінші ескерту."), ("note", "footnote 1", "Жалғасы.")]


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, share: float) -> None:
    path = plain(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged or cut off" in refusal(path)


def test_a_zip_bomb_is_refused_by_what_it_declares_and_by_what_it_is(tmp_path: Path) -> None:
    bomb = b"<w:t>" + b" " * 210_000_000
    path = rewritten(plain(tmp_path), {"word/document.xml": bomb})
    assert "more than 200 MB" in refusal(path)
    data = bytearray(path.read_bytes())
    size = len(bomb).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:  # the same file lying about its size
        data[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert "damaged" in refusal(path) or "more than 200 MB" in refusal(path)


@pytest.mark.parametrize(
    "evil",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    ],
)
def test_entities_are_never_resolved(tmp_path: Path, evil: str) -> None:
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    path = rewritten(plain(tmp_path), {"word/document.xml": (evil + body).encode()})
    assert "DOCTYPE" in refusal(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Word file (.doc); save it as .docx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "take its password off and save it as .docx"),
    ],
)
def test_old_and_encrypted_files_are_named(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "text.kk.docx"
    path.write_bytes(data)
    assert said in refusal(path)


@pytest.mark.parametrize(
    ("part", "said"), [("xl/workbook.xml", "Excel"), ("content.xml", "OpenDocument"), ("a.txt", "no Word")]
)
def test_other_packed_files_are_named(tmp_path: Path, part: str, said: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(part, "x")
    path = tmp_path / "text.kk.docx"
    path.write_bytes(out.getvalue())
    assert said in refusal(path)
