"""A translation memory holds what clients accept and nothing that they choke on."""

import re
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest
from ushtil.corpus.made import Made
from ushtil.corpus.types import Unit
from ushtil.corpus.write.tmx import tmx

WHEN = datetime(2025, 3, 14, 8, 5, 9, tzinfo=UTC)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def unit(english: str = "We came late.", kazakh: str = "Біз кеш келдік.", **changes: object) -> Unit:
    values: dict = {
        "id": "0123456789abcdef",
        "texts": {"en": english, "kk": kazakh},
        "score": 0.875,
        "segments": {"en": (4, 5), "kk": (4,)},
        "documents": {"en": "speech.en.txt", "kk": "speech.kk.txt"},
    }
    return Unit(**values | changes)


def tree(*units: Unit, segtype="sentence", when=WHEN):
    return ET.fromstring("".join(tmx(units, "en", segtype, when)))


def test_the_header_has_every_attribute_that_the_format_asks_for():
    root = tree()
    assert (root.tag, root.attrib) == ("tmx", {"version": "1.4"})
    header = root.find("header").attrib
    assert header.pop("creationtoolversion")
    assert header == {
        "creationtool": "ushtil",
        "segtype": "sentence",
        "o-tmf": "ushtil",
        "adminlang": "en",
        "srclang": "en",
        "datatype": "plaintext",
        "creationdate": "20250314T080509Z",
    }


def test_a_date_of_another_time_zone_is_written_in_utc():
    almaty = WHEN.astimezone(timezone(timedelta(hours=5)))
    assert tree(when=almaty).find("header").get("creationdate") == "20250314T080509Z"


def test_a_unit_has_its_properties_before_its_texts_and_none_on_them():
    (tu,) = tree(unit()).iter("tu")
    assert [child.tag for child in tu] == ["prop"] * 8 + ["tuv"] * 2
    assert {prop.get("type"): prop.text for prop in tu.iter("prop")} == {
        "x-score": "0.8750",
        "aligned": "yes",
        "x-Origin": "Alignment",
        "x-ConfirmationLevel": "Draft",
        "x-document-en": "speech.en.txt",
        "x-document-kk": "speech.kk.txt",
        "x-segments-en": "4,5",
        "x-segments-kk": "4",
    }
    assert [(tuv.get(LANG), [child.tag for child in tuv]) for tuv in tu.iter("tuv")] == [
        ("en", ["seg"]),
        ("kk", ["seg"]),
    ]


def test_a_unit_of_several_sentences_says_so_where_the_file_does_not():
    assert next(tree(unit()).iter("tu")).get("segtype") == "paragraph"
    assert next(tree(unit(), segtype="paragraph").iter("tu")).get("segtype") is None


def test_machine_translation_is_marked_for_the_clients_that_penalise_it():
    (tu,) = tree(unit(made=(Made("kk", "Иә.", "mt", "en", "issai/tilmash", "abc", 0.7),))).iter("tu")
    assert tu.get("creationid") == "MT!"
    assert "aligned" not in {prop.get("type") for prop in tu.iter("prop")}


@pytest.mark.parametrize(
    ("text", "seg"),
    [
        ("a < b & c > d \"e\" 'f' ]]>", "a < b & c > d \"e\" 'f' ]]>"),
        ("<seg>&lt;</seg><!-- x -->", "<seg>&lt;</seg><!-- x -->"),
        ("\ufeff  тіл\n\tүйрену \u00a0", "тіл үйрену"),
        ("7\u00a0000", "7\u00a0000"),
        ("a\x00b\x0bc\x1bd\ufffee\ud800f\x7fg\x85h", "ab cdefg h"),
        ("&#x1; &#0;", "&#x1; &#0;"),
    ],
)
def test_a_text_comes_back_without_what_xml_forbids_and_without_white_space_at_its_ends(text, seg):
    assert next(tree(unit(text)).iter("seg")).text == seg


def test_a_hostile_document_name_or_language_stays_inside_its_place():
    hostile = '"/><tu>\n&\x00'
    root = tree(unit(documents={"en": hostile, "kk": "x"}, id=hostile, texts={hostile: "a", "kk": "b"}))
    assert len(list(root.iter("tu"))) == 1
    assert next(root.iter("tu")).get("tuid") == '"/><tu> &'


def test_the_file_is_well_formed_for_another_parser(tmp_path, xmllint):
    path = tmp_path / "x.tmx"
    path.write_text("".join(tmx([unit(), unit("<&>", id="2")], "en", "sentence", WHEN)), encoding="utf-8")
    done = subprocess.run([xmllint, "--noout", "--nonet", path], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_segment_is_broken_over_lines():
    text = "".join(tmx([unit("one \n  two")], "en", "sentence", WHEN))
    assert re.findall(r"<seg>(.*?)</seg>", text) == ["one two", "Біз кеш келдік."]
