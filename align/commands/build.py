"""``ushtil build``: the whole pipeline over a corpus, only what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .options import FailOn

if TYPE_CHECKING:
    from ...corpus.manifest import Manifest
    from ..building.built import Built

_MOST = 10


def build(
    manifest: Annotated[str, typer.Argument(metavar="MANIFEST", help="What the corpus is made of: corpus.toml.")],
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=256, help="How many works are made at once, each in a process.")
    ] = 1,
    fail_on: FailOn = None,
    again: Annotated[bool, typer.Option("--again", help="Make every work again, also where nothing changed.")] = False,
) -> None:
    """Align, fill, check and write all texts of a corpus; the next time, only those that changed.

    \b
    A manifest, corpus.toml, beside a folder of texts (speech.en.txt, speech.kk.txt, ...):
        [corpus]
        name = "speeches"
        texts = ["texts/**/*"]
        [write]
        formats = ["tmx", "tsv", "html"]
    Then:   ushtil build corpus.toml

    The results lie in built/. A build that was stopped goes on where it was: type it again. What can stand in the
    manifest besides is in the README, under "A whole corpus".
    """  # noqa: D301 - the escape keeps the lines apart
    from functools import partial
    from pathlib import Path

    from ...corpus.manifest_reading import read_manifest
    from ..building.corpus import build as engine
    from ..building.findings import is_grave
    from ..building.screen import build_table
    from ..counting import counter
    from ..terminal import emit_table, note, progress
    from .filling import say_unwritable
    from .notes import say_terms

    found = read_manifest(Path(manifest))
    for model in _models(found):
        say_terms(model)
    if len(_models(found)) > 1:
        say_unwritable()
    tell, sentences = counter("building", "works"), partial(counter, unit="sentences")
    try:
        with progress(f"building {found.name}"):
            built = engine(found, jobs=jobs, again=again, progress=tell, sentences=sentences)
    except KeyboardInterrupt as stop:
        note("; ".join([*map(str, stop.args), "finished works are kept: the same command goes on from there"]))
        raise
    _say(built)
    emit_table(build_table(built))
    threshold = fail_on or (found.check.fail_on if found.check else None)
    if built.problems:
        raise typer.Exit(2)
    if any(is_grave(work.info["findings"], threshold) for work in built.current.values()):
        raise typer.Exit(1)


def _models(manifest: Manifest) -> list[str]:
    fill = manifest.fill
    return [manifest.align.scorer, *([fill.model] if fill and fill.model.lower() != "none" else [])]


def _say(built: Built) -> None:
    """What failed and why, what was put aside, what was written."""
    from ..building.table import WORKS
    from ..terminal import note

    for name, problem in list(built.problems.items())[:_MOST]:
        note(f"{name} failed: {problem}")
    if len(built.problems) > _MOST:
        note(f"{len(built.problems) - _MOST:,} more failed: the column state of {built.folder / WORKS} says why")
    for said in built.notes:
        note(said)
    if built.ignored:
        note(f"{built.ignored:,} text{'s' * (built.ignored > 1)} in languages that the manifest does not list")
    if noted := sum(bool(built.current[name].info["notes"]) for name in built.new):
        have = "work has" if noted == 1 else "works have"
        note(f"{noted:,} new {have} notes on how texts were read: see {built.folder / WORKS}")
    if built.written:
        note(f"wrote {len(built.written)} files into {built.folder}, and those of each work into its folder in works")
    if built.fed:
        skipped = ", ".join(f"{count:,} × {reason}" for reason, count in built.fed.skipped.most_common())
        left_out = f", {built.fed.skipped.total():,} left out ({skipped})" if skipped else ""
        note(f"memory: {built.fed.new:,} units added, {built.fed.known:,} known already{left_out}")
