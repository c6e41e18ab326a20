from __future__ import annotations

import pytest
from ushtil.align.compare import compare
from ushtil.align.drift.quote_marks import quoted_runs
from ushtil.align.drift.speech import raise_in_speech, raised
from ushtil.align.drift.spoken import answers, direct_speech
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding, Place

OPENING = "The council met in the old library of the river town on Monday. "
INTERVIEW = """– How will you repair the old bridge this year?

We will repair it stone by stone before the winter comes. The masons are already in the town.

– And what will you do about the market square?

The square will be paved in the spring. Traders will get new stalls under one roof.
"""


def document(text: str, lang: str = "en", name: str = "text") -> Document:
    return Document(name, lang, text, segments(text, lang))


def spoken(text: str, lang: str = "en") -> list[str]:
    return [text[slice(*span)] for span in direct_speech(document(text, lang))]


def compared(source: str, copy: str) -> list[tuple[str, str]]:
    findings = compare(document(source, name="source"), document(copy, name="copy")).findings
    return [(finding.kind, finding.severity) for finding in findings]


@pytest.mark.parametrize(
    ("lang", "text", "speech"),
    [
        ("en", "The mayor said: “We will open the bridge in May.”", ["We will open the bridge in May."]),
        (
            "en",
            '"We will open the bridge in May," the mayor said, "and the old one will close."',
            ["We will open the bridge in May,", "and the old one will close."],
        ),
        (
            "en",
            "It was the ministers' plan: 'We will never go back there,' they said.",
            ["We will never go back there,"],
        ),
        ("ru", "«Мы откроем новый мост в мае», – сказал аким.", ["Мы откроем новый мост в мае"]),
        ("ru", "Аким сказал, что „мост откроют в мае будущего года“.", ["мост откроют в мае будущего года"]),
        (
            "ru",
            "«Газета «Вечерний берег» снова писала о нас», – сказал он.",
            ["Газета «Вечерний берег» снова писала о нас"],
        ),
        (
            "ru",
            "— Мы откроем мост в мае, — сказал аким. — Старый закроют.",
            ["Мы откроем мост в мае,", "Старый закроют."],
        ),
        ("kk", "«Біз жаңа көпірді мамыр айында ашамыз», – деді әкім.", ["Біз жаңа көпірді мамыр айында ашамыз"]),
        (
            "kk",
            "– Көпірді мамырда ашамыз, – деді әкім. – Ескісі жабылады.",
            ["Көпірді мамырда ашамыз,", "Ескісі жабылады."],
        ),
    ],
)
def test_what_somebody_says_is_direct_speech(lang: str, text: str, speech: list[str]) -> None:
    assert spoken(text, lang) == speech


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The “Clean River” project of the “Morning Star” paper goes on."),
        ("en", "The law “On the Protection of Water in Rivers and Lakes” was passed."),
        ("en", "The book “Long Roads Through Silent Valleys Northward” is out."),
        ("en", "The town's people didn't like the ministers' plan at all, and it's over."),
        ("ru", "Газета «Вечерний берег» пишет о проекте «Чистая река»."),
        ("ru", "Закон «О мерах по охране воды в реках и озёрах» принят."),
        ("kk", "«Ана тілі» газеті «Таза өзен» жобасы туралы жазды."),
        ("kk", "«Су ресурстарын қорғау және пайдалану шаралары туралы» заң қабылданды."),
        ("ru", "— Пять часов до города, — и поезд тронулся с места."),
    ],
)
def test_names_titles_and_apostrophes_are_no_direct_speech(lang: str, text: str) -> None:
    assert spoken(text, lang) == []


def test_a_quotation_left_open_ends_with_its_sentence_or_goes_on_in_the_next_paragraph() -> None:
    left_open = "“We will open the bridge and then go home. The rest was silence. Nobody came."
    assert spoken(left_open) == ["We will open the bridge and then go home."]
    taken_up = "“We will open the bridge. It is ready.\n\n“And the old one will close,” he said."
    assert spoken(taken_up) == ["We will open the bridge. It is ready.", "And the old one will close,"]


def test_a_mark_without_a_partner_spoils_no_other_quotation() -> None:
    text = 'A pipe of 5" broke. The “old mill stood. «We will repair it before winter», he said.'
    assert [text[q.start : q.end] for q in quoted_runs(text) if q.closed] == ["We will repair it before winter"]


def test_hostile_marks_are_read_in_linear_time() -> None:
    assert len(quoted_runs("« “ " * 50_000 + "”»")) <= 1
    assert not quoted_runs("«a" * 50_000 + "”" * 50_000)[0].closed
    assert len(quoted_runs("«a”" * 50_000)) == 1


def test_answers_are_what_stands_behind_the_questions() -> None:
    text = document(INTERVIEW)
    found = [text.text[slice(*span)] for span in answers(text)]
    assert found[0].startswith("We will repair")
    assert len(found) == 4


def test_severities_rise_by_one_level_and_neutral_stays() -> None:
    assert [raised(severity) for severity in ("neutral", "minor", "major", "critical")] == [
        "neutral",
        "major",
        "critical",
        "critical",
    ]


def test_a_changed_quotation_is_graver_than_the_same_change_outside() -> None:
    told = "The mayor said that the town will open the bridge near the mill in May."
    assert compared(OPENING + told, OPENING + told.replace("mill", "fort")) == [("wording", "minor")]
    quoted = "The mayor said: “The town will open the bridge near the mill in May.”"
    assert compared(OPENING + quoted, OPENING + quoted.replace("mill", "fort")) == [("wording", "major")]
    assert compared(OPENING + quoted, OPENING + quoted.replace("will open", "must open")) == [("stance", "critical")]


def test_a_change_beside_the_quotation_is_not_raised() -> None:
    quoted = "The tall mayor said: “The town will open the bridge near the mill in May.”"
    assert compared(OPENING + quoted, OPENING + quoted.replace("tall", "short")) == [("wording", "minor")]


def test_other_marks_of_quotation_stay_neutral() -> None:
    quoted = "The mayor said: “The town will open the bridge near the mill in May.”"
    assert compared(OPENING + quoted, OPENING + quoted.replace("“", '"').replace("”", '"')) == [("format", "neutral")]


def test_in_an_interview_only_additions_are_raised() -> None:
    assert compared(INTERVIEW, INTERVIEW.replace("new stalls", "clean new stalls")) == [("addition", "major")]
    assert compared(INTERVIEW, INTERVIEW.replace("paved", "swept")) == [("wording", "minor")]
    question = INTERVIEW.replace("the old bridge", "the old stone bridge")
    assert compared(INTERVIEW, question) == [("addition", "minor")]


def test_the_reason_is_added_to_the_detail() -> None:
    text = document("The mayor said: “The town will open the bridge in May.”")
    at = text.text.index("bridge")
    place = Place("text", (0,), at, at + 6, 1, "bridge")
    finding = Finding("wording", "minor", (place,), "The copy rewords the sentence.")
    assert raise_in_speech([finding], [text])[0].detail == (
        "The copy rewords the sentence. It stands in direct speech."
    )


def test_a_name_in_another_spelling_and_a_sentence_left_out_are_no_misquotation() -> None:
    text = document("The mayor said: “The town will open the bridge in May.”")
    place = Place("text", (0,), 17, 22, 1, text.text[17:22])
    for kind, severity in (("name", "minor"), ("omission", "minor"), ("term", "minor"), ("format", "neutral")):
        finding = Finding(kind, severity, (place,), "…")  # type: ignore[arg-type]
        assert raise_in_speech([finding], [text]) == [finding]
