"""Small corpora of made-up reports, how they are built, and what a build left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ushtil.align.building.built import Built
from ushtil.align.building.corpus import build
from ushtil.corpus.manifest_reading import read_manifest

SENTENCES = {
    "en": ("The old bridge over the river {n} was closed on 5 May.", "It is {n}0 metres long.", "Nobody was hurt."),
    "kk": (
        "№ {n} өзеннің үстіндегі ескі көпір 5 мамырда жабылды.",
        "Оның ұзындығы – {n}0 метр.",
        "Ешкім зардап шеккен жоқ.",
    ),
    "ru": ("Старый мост через реку № {n} закрыли 5 мая.", "Его длина – {n}0 метров.", "Никто не пострадал."),
}
Corpus = Callable[..., Path]


def text(lang: str, number: int) -> str:
    """A report of three sentences; the last one stands in every report."""
    return "\n\n".join(SENTENCES[lang]).format(n=number + 3) + "\n"


def run(manifest: Path, **options: Any) -> Built:
    """The corpus built."""
    return build(read_manifest(manifest), **options)


def files(folder: Path) -> dict[str, bytes]:
    """What a build left, by names; records and the lock, which tell of times, apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"work.json", "build.json", ".ushtil-lock"}
    }
