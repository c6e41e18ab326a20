"""Subtitles are running text: sentences across cues, each with the time at which it begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.sources import where

CUES = [
    ("00:00:01,000", "00:00:03,000", "Жаңа көпір <i>бүгін</i>"),
    ("00:00:03,100", "00:00:05,000", "ашылды. Оған жүз адам"),
    ("00:00:05,100", "00:00:07,000", "келді."),
    ("00:00:07,500", "00:00:08,000", "[күлкі]"),
    ("00:01:05,000", "00:01:07,000", "– Суық па?\n– Иә."),
    ("01:00:00,000", "01:00:02,000", "Соңы"),
]


def srt(end: str = "\n") -> str:
    rows = [f"{n}{end}{start} --> {stop}{end}{text}{end}" for n, (start, stop, text) in enumerate(CUES, 1)]
    return end.join(rows)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "kz1048"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sentences_run_across_cues_and_know_their_time(tmp_path: Path, codec: str, end: str) -> None:
    path = tmp_path / "film.kk.srt"
    path.write_bytes(srt(end).encode(codec))
    document = read(path)
    shown = [(where(document, n), document.segment_text(n)) for n in range(len(document))]
    assert shown == [
        ("cue 00:00:01", "Жаңа көпір бүгін ашылды."),
        ("cue 00:00:03", "Оған жүз адам келді."),
        ("cue 00:00:07", "[күлкі]"),
        ("cue 00:01:05", "– Суық па?"),
        ("cue 00:01:05", "– Иә."),
        ("cue 01:00:00", "Соңы"),
    ]
    assert document.reasons == {2: "a sound, no speech"}


def test_web_subtitles_are_read_without_their_notes_and_settings(tmp_path: Path) -> None:
    path = tmp_path / "film.kk.vtt"
    path.write_text(
        "WEBVTT - film\n\nNOTE this is a note\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:03.000 line:0 position:20%\n<v Айгүл>Көпір <c.yellow>ашылды</c>.\n",
        encoding="utf-8",
    )
    assert read(path).sentences == ("Көпір ашылды.",)


@pytest.mark.parametrize("text", ["Көпір ашылды.\n", "1\n00:00 --> \nКөпір\n", "WEBVTT\n\n"])
def test_a_file_without_cues_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "film.kk.srt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"no cue|broken") as caught:
        read(path)
    assert "\n" not in str(caught.value)


def cues(*texts: str, form: str = "srt") -> str:
    rows = [f"00:00:{2 * n + 1:02d}.000 --> 00:00:{2 * n + 3:02d}.000\n{text}\n" for n, text in enumerate(texts)]
    return "\n".join(["WEBVTT\n", *rows] if form == "vtt" else [f"{n}\n{row}" for n, row in enumerate(rows, 1)])


def read_text(folder: Path, text: str, name: str = "film.kk.srt") -> list[tuple[str, str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    document = read(path)
    return [(where(document, n), document.segment_text(n)) for n in range(len(document))]


def test_lines_that_roll_up_are_read_once(tmp_path: Path) -> None:
    text = cues("бүгін біз", "бүгін біз\nжаңа көпірді", "жаңа көпірді\nашамыз.", "ашамыз.\nКеш болды.", form="vtt")
    shown = read_text(tmp_path, text, "film.kk.vtt")
    assert shown == [("cue 00:00:01", "бүгін біз жаңа көпірді ашамыз."), ("cue 00:00:07", "Кеш болды.")]


def test_what_somebody_says_twice_is_read_twice(tmp_path: Path) -> None:
    shown = read_text(tmp_path, cues("Жүр.", "Жүр.", "Қайда барамыз?", "Үйге.", "Тоқта.", "Неге?"))
    assert [text for _, text in shown] == ["Жүр.", "Жүр.", "Қайда барамыз?", "Үйге.", "Тоқта.", "Неге?"]


def test_times_inside_lines_entities_and_marks_of_direction_are_no_text(tmp_path: Path) -> None:
    shown = read_text(
        tmp_path, cues("\u200e<v Айгүл>Сәлем, <00:00:01.500><c>әлем</c>\u202c &amp; ел.", form="vtt"), "a.kk.vtt"
    )
    assert [text for _, text in shown] == ["Сәлем, әлем & ел."]


def test_dots_that_say_twice_that_a_sentence_goes_on_are_read_once(tmp_path: Path) -> None:
    assert [text for _, text in read_text(tmp_path, cues("Ол ойланды...", "...сосын үндемей қалды."))] == [
        "Ол ойланды... сосын үндемей қалды."
    ]


def test_cues_are_read_in_the_order_of_their_times_with_hours_of_any_length(tmp_path: Path) -> None:
    text = "1\n100:00:01,000 --> 100:00:02,000\nКеш.\n\n2\n00:00:01,000 --> 00:00:02,000\nЕрте.\n"
    assert read_text(tmp_path, text) == [("cue 00:00:01", "Ерте."), ("cue 100:00:01", "Кеш.")]
