"""What files put into a memory, what is left out and said, and what hostile files do."""

import json

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.made import Made
from ushtil.corpus.memory.importing import ImportOptions, import_file
from ushtil.corpus.memory.store import Memory

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en" segtype="sentence" datatype="plaintext" o-tmf="x" adminlang="en"
creationtool="x" creationtoolversion="1"/><body>{}</body></tmx>
"""
PAIR = {"en": "We built 42 schools.", "kk": "Біз 42 мектеп салдық."}


def tu(texts, attributes="", properties=()):
    props = "".join(f'<prop type="{name}">{value}</prop>' for name, value in properties)
    tuvs = "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in texts)
    return f"<tu {attributes}>{props}{tuvs}</tu>"


@pytest.fixture
def take(tmp_path):
    """Writes a file, imports it, and gives the report and the records of the memory."""

    def run(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with Memory.open(tmp_path / "m.db", write=True) as memory:
            return import_file(memory, path, ImportOptions(**options)), list(memory.records())

    return run


def texts_of(record):
    return [(variant.lang, variant.text) for variant in record.variants]


def test_tmx_units_come_with_all_that_is_said_of_them(take):
    properties = [("x-score", "0.75"), ("x-ConfirmationLevel", "ApprovedTranslation"), ("x-document-en", "speech.en")]
    three = [*PAIR.items(), ("kk", "Біз қырық екі мектеп салдық."), ("ru-RU", "Мы построили 42 школы.")]
    report, (record,) = take("a.tmx", TMX.format(tu(three, 'creationdate="20240506T070809Z"', properties)))
    assert (report.new, report.known, report.counts) == (1, 0, {})
    assert texts_of(record) == [
        ("en", PAIR["en"]),
        ("kk", PAIR["kk"]),
        ("kk", "Біз қырық екі мектеп салдық."),
        ("ru-RU", "Мы построили 42 школы."),
    ]
    assert (record.score, record.checked, record.created) == (0.75, True, "20240506T070809Z")
    assert record.documents["en"] == "speech.en"


@pytest.mark.parametrize("mark", ['creationid="MT!"', 'changeid="MT!"'])
def test_machine_translation_of_other_programs_stays_marked(take, mark):
    _, (record,) = take("a.tmx", TMX.format(tu(PAIR.items(), mark)))
    assert [variant.made and variant.made.origin for variant in record.variants] == [None, "mt"]


def test_what_ushtil_says_of_a_made_side_is_kept(take):
    said = [("x-origin-kk", "mt"), ("x-model-kk", "some/model"), ("x-source-kk", "en"), ("x-score-kk", "0.5")]
    _, (record,) = take("a.tmx", TMX.format(tu(PAIR.items(), 'creationid="MT!"', said)))
    assert record.variants[1].made == Made("kk", PAIR["kk"], "mt", "en", "some/model", "", 0.5)


def test_codes_in_every_spelling_come_in_and_what_is_no_code_is_told(take):
    units = tu([("eng", "One stone"), ("kk_KZ", "Бір тас")]) + tu([("en", "Two stones"), ("kz", "Екі тас")])
    report, (record,) = take("a.tmx", TMX.format(units))
    assert texts_of(record) == [("en", "One stone"), ("kk-KZ", "Бір тас")]
    ((reason, places),) = report.skipped.items()
    assert "Kazakh is kk" in reason
    assert places == ["unit 2"]


def test_alignments_in_jsonl_come_in_and_sentences_without_counterpart_are_told(take):
    made = {"kk": {"origin": "mt", "from": "en", "model": "m", "revision": "r", "score": 0.5, "note": "n"}}
    lines = [
        {"bead": 0, "segments": {"en": [0], "kk": [0]}, "text": PAIR, "score": 0.9, "moved": False},
        {
            "bead": 1,
            "segments": {"en": [1], "kk": []},
            "text": {"en": "Alone.", "kk": ""},
            "score": 1.0,
            "moved": False,
        },
        {"bead": 2, "segments": {}, "text": {"en": "Two", "kk": "Екі"}, "score": 0.5, "moved": False, "made": made},
    ]
    content = "".join(json.dumps(line) + "\n" for line in lines) + '{"bead": 3, "text": {"en": "cut o'
    report, records = take("a.jsonl", content, publication="Ana Tili")
    assert [texts_of(record) for record in records] == [list(PAIR.items()), [("en", "Two"), ("kk", "Екі")]]
    assert records[1].variants[1].made == Made("kk", "Екі", "mt", "en", "m", "r", 0.5, "n")
    assert records[0].publications == ("Ana Tili",)
    assert report.skipped == {
        "a unit with text in fewer than two languages": ["line 2"], "a line that is not JSON (cut off?)": ["line 4"]
    }  # fmt: skip


def test_alignments_and_plain_tables_in_tsv_come_in(take):
    aligned = "en\tkk\tscore\ten_text\tkk_text\torigin\n0\t0\t0.91\t =We\tБіз\tkk=mt\n1\t\t1.0\tAlone\t\t\n"
    _, (record,) = take("a.tsv", aligned)
    assert (texts_of(record), record.score) == ([("en", "=We"), ("kk", "Біз")], 0.91)
    assert record.variants[1].made is not None
    report, records = take("b.tsv", "\ufeffen\tkk_KZ\r\nWe\tБіз\r\n")
    assert (report.new, texts_of(records[1])) == (1, [("en", "We"), ("kk-KZ", "Біз")])


def test_texts_that_no_memory_should_hold_are_left_out_and_told(take):
    russian = "Эта строка написана по-русски, хотя в файле сказано, что она на казахском языке; бывает и так."
    lines = [
        {"text": {"en": "A wrong version", "kk": russian}},
        {"text": {"en": "***", "kk": "— — —"}},
        {"text": {"en": "Long", "kk": "ұ" * 100_001}},
        {"text": {"en": "Control\u0000 and half \ud800 signs", "kk": "Басқару\u000b белгілері"}},
    ]
    content = "".join(json.dumps(line) + "\n" for line in lines)
    report, (record,) = take("a.jsonl", content)
    assert texts_of(record) == [("en", "Control and half signs"), ("kk", "Басқару белгілері")]
    assert report.counts == {
        "a text said to be Kazakh that looks Russian": 1,
        "a text without a letter or digit": 1,
        "a text of more than 100,000 characters": 1,
    }
    assert take("a.jsonl", content, doubtful=True)[0].new == 1


def test_said_origins_and_checks_hold_for_what_the_file_does_not_say(take):
    origin = Made("", "", "mt", "en", "service", "", 1.0)
    _, (record,) = take("a.tsv", "kk\ten\nБіз\tWe\n", origin=origin, checked=True)
    assert {variant.lang: variant.made and variant.made.model for variant in record.variants} == {
        "en": None, "kk": "service"
    }  # fmt: skip
    assert record.checked


LAUGHS = '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tmx", TMX.format(tu(PAIR.items()))[:-20], "broken or cut off"),
        ("a.tmx", TMX.replace("<tmx", LAUGHS + "<tmx").format(tu([("en", "&c;"), ("kk", "c")])), "entities"),
        ("a.tmx", TMX.format(tu(PAIR.items(), f'x="{"y" * 12_000_000}"')), "ten million"),
        ("a.tmx", "not XML", "no XML"),
        ("a.jsonl", "", "no unit"),
        ("a.jsonl", "[" * 100_000, "no unit"),
        ("a.jsonl", b'{"text": "' + b"x" * (17 << 20), "16 MB"),
        ("a.tsv", "", "nothing in this file"),
        ("a.tsv", "one\ttwo\n1\t2\n", "no two languages"),
        ("a.tsv", "en\tkk\tscore\n0\t0\t1.0\n", "no texts"),
        ("a.docx", "x", "the ending"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_and_nothing_of_it_is_taken(take, tmp_path, name, content, message):
    with pytest.raises(InputError, match=message) as caught:
        take(name, content)
    assert "\n" not in str(caught.value)
    with Memory.open(tmp_path / "m.db") as memory:
        assert memory.count() == 0


def test_bytes_that_are_no_utf8_are_told_line_by_line(take):
    report, records = take("a.tsv", b"en\tkk\nWe\t\xd0\nWe\t\xd0\x91\xd1\x96\xd0\xb7\n")
    assert report.skipped == {"a line that is not UTF-8": ["line 2"]}
    assert len(records) == 1


LINES = [
    ("The council met in the old hall.", "Кеңес ескі залда жиналып, жол мәселесін сөз етті."),
    ("The mayor spoke of the bridge.", "Әкім көпірдің құрылысы қыркүйекте аяқталатынын айтты."),
    ("People wait for the new school.", "Тұрғындар жаңа мектептің ашылуын күтіп отыр."),
]


def three(ending, rows):
    if ending == "tmx":
        return TMX.format("".join(tu([("en", en), ("kk", kk)]) for en, kk in rows))
    if ending == "tsv":
        return "en\tkk\n" + "".join(f"{en}\t{kk}\n" for en, kk in rows)
    return "".join(json.dumps({"text": {"en": en, "kk": kk}}) + "\n" for en, kk in rows)


@pytest.mark.parametrize(("ending", "place"), [("tmx", "unit 2"), ("tsv", "line 3"), ("jsonl", "line 2")])
def test_garbled_texts_of_units_are_repaired_and_told_with_their_places(take, ending, place):
    rows = [LINES[0], (LINES[1][0], LINES[1][1].encode("kz1048").decode("cp1251")), LINES[2]]
    report, records = take(f"a.{ending}", three(ending, rows))
    assert [dict(texts_of(record)) for record in records] == [{"en": en, "kk": kk} for en, kk in LINES]
    assert report.garbled == {"garbled letters repaired (KZ-1048 read as Windows-1251)": [place]}
    assert report.counts == {}


def test_units_whose_letters_are_lost_are_told(take):
    report, _ = take("a.tsv", three("tsv", [LINES[0], ("Kazakhstan", "?аза?стан ?лтты? кітапханасы")]))
    assert report.garbled == {"letters that are lost (question marks in place of letters)": ["line 3"]}


def test_sound_units_are_taken_as_they_are(take):
    report, records = take("a.tsv", three("tsv", [*LINES, ("Ђоковић “won” – ½", "Ђорђе Ќосе «жеңді»")]))
    assert report.garbled == {}
    assert texts_of(records[3]) == [("en", "Ђоковић “won” – ½"), ("kk", "Ђорђе Ќосе «жеңді»")]


def test_what_a_machine_made_stays_so_marked_when_its_letters_are_repaired(take):
    said = [("x-origin-kk", "mt"), ("x-model-kk", "m"), ("x-source-kk", "en"), ("x-score-kk", "0.5")]
    garbled = LINES[0][1].encode("kz1048").decode("cp1251")
    _, (record,) = take("a.tmx", TMX.format(tu([("en", LINES[0][0]), ("kk", garbled)], "", said)))
    assert record.variants[1].made == Made("kk", LINES[0][1], "mt", "en", "m", "", 0.5)
