"""What ``ushtil align`` is asked to write beside single files, and what it reads beside texts: projects and sheets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ...corpus.errors import UsageError

if TYPE_CHECKING:
    from ...corpus.types import Alignment
    from ..engine import Aligned
    from ..export import Pairs
    from ..targets import Target

Layout = Literal["omegat"]


def planned(
    outputs: Sequence[str], form: str | None, layout: Layout | None, *, multi: bool, standard: str, languages: int = 2
) -> tuple[list[Target], list[Path]]:
    """The files and the project folders to write, once it is known that the options agree and the folders are free.

    ``languages`` is how many will be written, as far as that is known.
    """
    from ...corpus.output_folders import check_folder
    from ..export import ALIGNMENT_ENDINGS
    from ..formats import MULTI, check_screen
    from ..targets import Target, targets

    if layout:
        if not outputs or "-" in outputs or form or multi:
            raise UsageError(f"--layout {layout} writes a folder: name a new one with -o, without --format and --multi")
        folders = [Path(name) for name in outputs]
        for folder in folders:
            if folder.suffix.lower() in ALIGNMENT_ENDINGS:
                raise UsageError(f"{folder}: --layout {layout} writes a folder: write this file without it")
            check_folder(folder)
        if len({folder.resolve() for folder in folders}) < len(folders):
            raise UsageError("the same -o is given twice: name each output once")
        return [], folders
    goals = targets(outputs, form, ALIGNMENT_ENDINGS, standard=standard)
    for goal in goals:
        if goal.path is None:
            check_screen(goal.format, languages)
    if not multi:
        return goals, []
    if not any(goal.format == "tmx" and goal.path for goal in goals):
        raise UsageError("--multi is for a translation memory: name it with -o out.tmx")
    return [Target(goal.path, MULTI) if goal.format == "tmx" else goal for goal in goals], []


def deliver_projects(alignment: Alignment, pairs: Pairs, folders: Sequence[Path]) -> None:
    """Write the folders, all or none, and say so."""
    from ...corpus.output_folders import write_folders
    from ..formats import project_files
    from ..terminal import note

    contents = {folder: project_files(alignment, pairs) for folder in folders}
    write_folders(contents)
    for folder, files in contents.items():
        for project in sorted({Path(folder, name).parent for name in files if Path(name).name == "omegat.project"}):
            note(f"wrote {project}: open it in OmegaT (Project, Open)")


def is_sheet(versions: Sequence[str]) -> bool:
    """Whether a reviewed workbook is given in place of texts."""
    return len(versions) == 1 and versions[0].lower().endswith(".xlsx")


def from_sheet(name: str) -> Aligned:
    """The alignment in a reviewed workbook, with that of each pair in it. Raises ``InputError``."""
    from ...corpus.read.xlsx import read_reviewed
    from ...corpus.read.xlsx_names import with_names
    from ...corpus.types import Alignment, Bead
    from ..engine import Aligned

    alignment = with_names(read_reviewed(Path(name)), Path(name))
    pairs = {}
    for left, right in combinations(range(len(alignment.documents)), 2):
        documents = alignment.documents[left], alignment.documents[right]
        codes = documents[0].lang, documents[1].lang
        beads = [
            Bead(
                (bead.spans[left], bead.spans[right]),
                bead.score,
                bead.moved,
                tuple(side for side in bead.made if side.lang in codes),
            )
            for bead in alignment.beads
            if bead.spans[left] or bead.spans[right]
        ]
        pairs[codes] = Alignment(documents, tuple(beads))
    return Aligned(alignment, pairs)
