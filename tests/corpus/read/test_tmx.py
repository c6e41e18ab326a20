"""Memories come in unit by unit, with what they say of themselves; hostile ones are refused before anything happens."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.read.tmx import TmxFile
from ushtil.corpus.sources import where

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="EN-us"/><body>\n'
TAIL = "</body></tmx>"


def tmx(folder: Path, units: str, head: str = HEAD, tail: str = TAIL) -> Path:
    path = folder / "memory.tmx"
    path.write_text(head + units + tail, encoding="utf-8")
    return path


def tu(**texts: str) -> str:
    return "<tu>" + "".join(f'<tuv xml:lang="{k}"><seg>{v}</seg></tuv>' for k, v in texts.items()) + "</tu>\n"


def test_a_unit_keeps_its_variants_properties_and_dates(tmp_path: Path) -> None:
    unit = (
        '<tu tuid="u7" creationid="MT!" changedate="20250102T030405Z"><note>a note</note>'
        '<prop type="x-score">0.9</prop>'
        '<tuv xml:lang="en"><seg>The <bpt i="1">&lt;b></bpt>new<ept i="1"/> <hi>bridge</hi></seg></tuv>'
        '<tuv xml:lang="kk_KZ" creationdate="20240101T000000Z"><seg>\n  Жаңа\n  көпір </seg></tuv>'
        '<tuv xml:lang="kaz"><seg>Жаңа өткел</seg></tuv></tu>'
    )
    (found,) = TmxFile(tmx(tmp_path, unit))
    assert found.texts == (("en", "The new bridge"), ("kk-KZ", "Жаңа көпір"), ("kk", "Жаңа өткел"))
    assert (found.number, found.id, found.source, found.line) == (1, "u7", "en-US", 4)
    assert (found.properties, found.notes) == ({"x-score": "0.9"}, ("a note",))
    assert found.attributes == {
        "creationid": "MT!", "changedate": "20250102T030405Z", "creationdate": "20240101T000000Z",
    }  # fmt: skip


def test_what_cannot_be_used_is_listed_with_the_reason(tmp_path: Path) -> None:
    unit = (
        '<tu><tuv><seg>a</seg></tuv><tuv xml:lang="kz"><seg>b</seg></tuv><tuv xml:lang="ru"><seg> </seg></tuv>'
        '<tuv lang="en"><seg>old</seg></tuv></tu>'
    )
    (found,) = TmxFile(tmx(tmp_path, unit))
    assert found.texts == (("en", "old"),)
    assert found.problems == (
        "a text without a language code",
        "“kz” is no language code (Kazakh is kk)",
        "an empty text in ru",
    )


def test_characters_that_xml_forbids_do_not_cost_the_file(tmp_path: Path) -> None:
    path = tmx(tmp_path, tu(en="a\x0bb&#x1;c&#11;d\ufffee &nbsp;&amp;&#1201;"))
    file = TmxFile(path)
    (found,) = file
    assert (found.texts, file.dropped) == ((("en", "abcde \u00a0&ұ"),), 4)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_unicode_encodings_are_read(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.tmx"
    declared = '<?xml version="1.0" encoding="UTF-16"?>' if "16" in codec else "<?xml version='1.0'?>"
    path.write_bytes((declared + "<tmx><body>" + tu(kk="Қала") + TAIL).encode(codec))
    assert next(iter(TmxFile(path))).texts == (("kk", "Қала"),)


def test_a_memory_of_any_size_needs_little_memory(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield HEAD.encode()
        for _ in range(5_000):
            yield tu(en="A sentence of the memory.", kk="Жадтың бір сөйлемі.").encode()
        yield TAIL.encode()

    tracemalloc.start()
    count = sum(1 for _ in TmxFile(tmp_path / "a.tmx", pieces()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 1_000_000


def test_one_language_of_a_memory_is_a_text(tmp_path: Path) -> None:
    path = tmx(
        tmp_path, tu(en="One. Two.", kk="Бір. Екі.") + tu(en="Three", ru="Три") + tu(en="Four", **{"kk-KZ": "Төрт"})
    )
    document = read(f"kk={path}")
    assert (document.id, document.sentences, where(document, 0)) == ("memory", ("Бір. Екі.",), "unit 1")
    assert document.notes == (f"1 text in kk-KZ left out: write kk-KZ={path} for these",)
    with pytest.raises(InputError, match=r"several languages \(en, .*write en="):
        read(path)
    with pytest.raises(InputError, match="no text in this file is in fr; it holds en"):
        read(f"fr={path}")


EVIL = {
    "laughs": '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>',
    "file": '<!DOCTYPE t [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
    "parameter": '<!DOCTYPE t [<!ENTITY % c SYSTEM "http://127.0.0.1:9/x"> %c;]>',
}


@pytest.mark.parametrize("evil", EVIL)
def test_entities_are_never_resolved(tmp_path: Path, evil: str) -> None:
    path = tmx(tmp_path, tu(en="&c;"), head=EVIL[evil] + "<tmx><body>")
    with pytest.raises(InputError, match=r"entities of its own .*never resolved"):
        list(TmxFile(path))


def test_entities_in_an_attribute_do_not_blow_up(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    path = tmx(tmp_path, tu(en="a"), head=f'<!DOCTYPE t [<!ENTITY e0 "ha">{levels}]><tmx a="&e8;"><body>')
    with pytest.raises(InputError):
        list(TmxFile(path))


def test_an_attribute_of_a_hundred_megabytes_is_refused_early(tmp_path: Path) -> None:
    taken = []

    def pieces() -> Iterator[bytes]:
        yield HEAD.encode() + b'<tu x="'
        for _ in range(1600):
            taken.append(1)
            yield b"a" * 65_536

    with pytest.raises(InputError, match="ten million characters"):
        list(TmxFile(tmp_path / "a.tmx", pieces()))
    assert len(taken) < 200


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD + tu(en="One") + "<tu><tuv xml:la", "broken or cut off here"),
        (HEAD + tu(en="One") + "</body>", "broken or cut off here"),
        (HEAD + "<a>" * 10_000, "nested too deep"),
        ("Hello", "no XML file"),
        ("", "no XML file"),
    ],
)
def test_broken_files_are_one_clear_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmx(tmp_path, content, head="", tail="")
    with pytest.raises(InputError, match=said) as caught:
        list(TmxFile(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("unit", "codec", "said"),
    [
        (f'<tu x="{"a" * 11_000_000}"/>', "utf-8", "more than ten million characters"),
        (
            tu(kk="Қаланың үйі әдемі."),
            "kz1048",
            "not in the encoding that its first line says; export it again as UTF-8",
        ),
    ],
    ids=["a long attribute", "another encoding"],
)
def test_what_the_parser_refuses_is_said_in_plain_words(tmp_path: Path, unit: str, codec: str, said: str) -> None:
    path = tmp_path / "memory.tmx"
    path.write_bytes((HEAD + unit + TAIL).encode(codec))
    with pytest.raises(InputError, match=said):
        read(f"kk={path}")


def test_the_units_before_a_break_are_given(tmp_path: Path) -> None:
    units = iter(TmxFile(tmx(tmp_path, tu(en="One") * 3000 + "<tu><tuv")))
    assert next(units).texts == (("en", "One"),)
