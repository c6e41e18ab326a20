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
