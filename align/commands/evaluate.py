"""``ushtil evaluate``: how close alignments, and translations, come to the ones people made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["table", "json"]
Tokenizer = Literal["13a", "intl", "char", "none"]


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="What is right: an alignment, a folder of them, or a text.")
    ],
    test: Annotated[Path, typer.Argument(metavar="TEST", help="What is to be judged by it.")],
    form: Annotated[Format, typer.Option("--format", help="How to print the scores.")] = "table",
    texts: Annotated[
        str | None,
        typer.Option(metavar="LANG", help="Score the texts in this language as translations, not the links."),
    ] = None,
    tokenize: Annotated[Tokenizer, typer.Option(help="How BLEU cuts texts into words.")] = "13a",
) -> None:
    """Score alignments, or translations, against the right ones.

    \b
    One text:          ushtil evaluate speech.gold.tsv speech.tsv
    Many texts:        ushtil evaluate golds/ results/
    A translation:     ushtil evaluate speech.kk.txt machine.kk.txt
    A filled version:  ushtil evaluate speech.tsv filled.tsv --texts kk

    Alignments are scored by precision, recall and F1, strict and lax. Both hold one piece a line: segment numbers
    from 0, comma-separated, with a tab between the languages and nothing where a language has no counterpart. What
    ushtil align writes as .tsv or .jsonl is read too. In two folders the files of one name belong together, and all
    texts are counted as one.

    Translations are scored by chrF, chrF++, BLEU and TER (sacrebleu), line by line. Two .txt files are taken for
    texts; of two alignments the texts are scored with --texts.
    """  # noqa: D301 - the escape keeps the lines apart
    if texts is not None or _are_texts(gold, test):
        _translations(gold, test, texts, tokenize, form)
    else:
        _alignments(gold, test, form)


def _are_texts(gold: Path, test: Path) -> bool:
    """Whether both are texts; raises ``UsageError`` if one is and the other one is an alignment."""
    from ...corpus.errors import UsageError
    from ..translations import is_text

    kinds = is_text(gold), is_text(test)
    if any(kinds) and False in kinds:
        text, other = (gold, test) if kinds[0] else (test, gold)
        raise UsageError(f"{text} is a text and {other} is not: give two texts, or add --texts kk to score one in it")
    return any(kinds)


def _translations(gold: Path, test: Path, texts: str | None, tokenize: Tokenizer, form: Format) -> None:
    from ...corpus.errors import UsageError
    from ...corpus.language import language_code
    from ..metrics import scored
    from ..terminal import emit, emit_table, note, progress
    from ..translations import paired

    lang = language_code(texts) if texts is not None else None
    if texts is not None and lang is None:
        raise UsageError(f"--texts {texts}: no language code: write en, kk or ru")
    found = paired(gold, test, lang)
    with progress(f"scoring {len(found.references):,} lines"):
        scores = scored(found.translations, found.references, tokenize)
    empty = sum(not text for text in found.translations)
    if empty:
        note(f"{empty:,} of {len(found.references):,} lines are not translated; they count as bad translations")
    if form == "json":
        from ..report.scores import translation_json

        emit(translation_json(scores, len(found.references)))
        return
    from ..report.scores import translation_table

    emit_table(translation_table(scores, len(found.references)))
    emit("".join(f"{score.name}: {score.signature}\n" for score in scores))


def _alignments(gold: Path, test: Path, form: Format) -> None:
    from .. import evaluate as scorer
    from ..golds import bead_pairs
    from ..terminal import emit, emit_table

    pairs = bead_pairs(gold, test)
    scores = scorer.evaluate([first.beads for first, _ in pairs], [second.beads for _, second in pairs])
    if form == "json":
        from ..report.scores import scores_json

        emit(scores_json(scores))
    else:
        from ..report.scores import scores_table

        emit_table(scores_table(scores))
        emit(f"{scores.signature}\n")
