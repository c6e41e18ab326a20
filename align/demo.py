"""The whole job on the texts that come with the package: read, align, compare, write and judge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..corpus.errors import OutputError
from ..corpus.output import Content, system_problem, write_files
from ..corpus.read import read
from ..corpus.read.beads import read_beads
from ..corpus.types import Alignment, Comparison
from .compare import compare
from .engine import align_documents
from .evaluate import evaluate
from .export import Pairs, alignment_files, comparison_text
from .targets import Target

SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "data" / "sample"
LANGUAGES = ("en", "kk", "ru")


@dataclass(frozen=True, slots=True)
class Made:
    """A file (or several of one kind, as a pattern) in the demo's folder, and what is in it."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: its folder, the files in the order to look at them, and strict F1 against the golds."""

    folder: Path
    made: tuple[Made, ...]
    scores: dict[str, float]


def run_demo(folder: Path) -> Demo:
    """The demo's results, written into ``folder``, which is made if need be; raises ``OutputError`` if it cannot."""
    versions = [read(SAMPLE / f"interview.{lang}.txt") for lang in LANGUAGES]
    aligned = align_documents(versions)
    comparison = compare(versions[0], read(SAMPLE / "journal.en.txt"))
    texts = sorted(SAMPLE.glob("*.txt"))
    files: dict[Path, Content] = {folder / "texts" / path.name: path.read_bytes().decode() for path in texts}
    for form in ("html", "tsv", "jsonl", "tmx"):
        files |= alignment_files(aligned.alignment, aligned.pairs, Target(folder / f"interview.{form}", form))
    for form in ("html", "jsonl"):
        files[folder / f"journal.{form}"] = comparison_text(comparison, form)
    _make(folder / "texts")
    write_files(files)
    return Demo(folder, _MADE, _scores(aligned.alignment, aligned.pairs, comparison))


_MADE = (
    Made("interview.html", "the three versions side by side: open this first"),
    Made("journal.html", "what a journal's excerpt of the interview changed, moved and left out"),
    Made("interview.tsv", "the same table for a spreadsheet"),
    Made("interview.jsonl", "the same for programs, one piece a line"),
    Made("interview.*.tmx", "translation memories for OmegaT, Trados, memoQ, ...: one for each pair of languages"),
    Made("journal.jsonl", "the differences for programs"),
    Made("texts", "the texts that all this was made from"),
)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError("is a file: choose another folder with --out", folder) from None
    except NotADirectoryError:
        raise OutputError("leads through a file: choose another folder with --out", folder) from None
    except OSError as error:
        raise OutputError(system_problem(error), folder) from error


def _scores(alignment: Alignment, pairs: Pairs, comparison: Comparison) -> dict[str, float]:
    tested = {f"interview.{first}-{second}": _spans(pair) for (first, second), pair in pairs.items()}
    tested["interview." + "-".join(LANGUAGES)] = _spans(alignment)
    tested["journal"] = [(link.source, link.copy) for link in comparison.links]
    golds = {name: read_beads(SAMPLE / f"{name}.gold.tsv").beads for name in tested}
    return {name: evaluate([golds[name]], [spans]).strict.f1 for name, spans in tested.items()}


def _spans(alignment: Alignment) -> list[tuple[tuple[int, ...], ...]]:
    return [bead.spans for bead in alignment.beads]
