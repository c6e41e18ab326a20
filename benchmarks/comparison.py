"""Links and relations of the comparison: two editions of a novel with a gold, and excerpts made from one of them.

    python benchmarks/comparison.py [--data DIR]

The excerpts shuffle paragraphs and drop, trim, merge, split and reword sentences, and put in sentences of another
part of the book, all by chance with a fixed seed; how each copy sentence was made is its gold.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

from ushtil.align.compare import compare
from ushtil.corpus.types import Comparison, Document, Segment

Pairs = set[tuple[int, int]]
# How the labels of the editions' gold read in our relations; a split that keeps the words is "format" there.
SAME = {"identical": {"identical"}, "punct_case": {"format", "split", "merge"}}
SAME["reworded"] = {"wording", "abridged", "expanded", "reported", "split", "merge"}
PARAGRAPH = 6


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[1] / "../shared/data")
    folder = parser.parse_args().data / "frankenstein_1818_1823"
    if not folder.is_dir():
        parser.error(f"the texts are not here: {folder} is missing")
    editions(folder)
    excerpts((folder / "src.txt").read_text(encoding="utf-8").splitlines())
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def editions(folder: Path) -> None:
    """Links against gold.tsv, relations against types.tsv."""
    texts = [(folder / name).read_text(encoding="utf-8").splitlines() for name in ("src.txt", "tgt.txt")]
    rows = [_row(line) for line in (folder / "gold.tsv").read_text(encoding="utf-8").splitlines()]
    types = [line.split("\t")[0] for line in (folder / "types.tsv").read_text(encoding="utf-8").splitlines()]
    source, copy = (document(name, text) for name, text in zip(("1818", "1823"), texts, strict=True))
    start = process_time()
    comparison = compare(source, copy)
    seconds = process_time() - start
    print(f"editions: {len(source)} x {len(copy)} sentences, {seconds:.1f} s of CPU")
    print("links     ", _prf(_pairs(comparison), {(i, j) for ours, theirs in rows for i in ours for j in theirs}))
    labels = {row: label for row, label in zip(rows, types, strict=True) if label in SAME}
    found = {(link.source, link.copy): link.relation for link in comparison.links}
    right = Counter(label for row, label in labels.items() if found.get(row) in SAME[label])
    for label, count in Counter(labels.values()).items():
        print(f"{label:10} {right[label]:5} of {count:5} = {right[label] / count:.3f}")


def excerpts(sentences: Sequence[str], count: int = 20) -> None:
    """Links of made-up excerpts, by the way each copy sentence was made."""
    found, gold, made = Counter[str](), Counter[str](), Counter[str]()
    extra = 0
    for seed in range(count):
        source, copy, rows = excerpt(sentences, random.Random(seed))
        links = _pairs(compare(source, copy))
        for way, pairs in rows:
            gold[way] += len(pairs)
            found[way] += len(pairs & links)
            made[way] += 1
        right = set().union(*(pairs for _, pairs in rows))
        extra += len(links - right)
    print(f"\nexcerpts: {count}, {sum(made.values())} sentences")
    for way in gold:
        print(f"{way:10} {found[way]:5} of {gold[way]:5} links = {found[way] / max(gold[way], 1):.3f}")
    total = sum(found.values())
    print(f"all        P {total / (total + extra):.3f} R {total / sum(gold.values()):.3f}")


def excerpt(sentences: Sequence[str], chance: random.Random) -> tuple[Document, Document, list[tuple[str, Pairs]]]:
    """A stretch of the book, an excerpt of it, and for each sentence of the excerpt how it was made and from what."""
    start = chance.randrange(0, len(sentences) // 2 - 400)
    ours = [sentence for sentence in sentences[start : start + 400] if len(sentence.split()) > 5]
    strangers = [sentence for sentence in sentences[len(sentences) // 2 :] if len(sentence.split()) > 5]
    paragraphs = [range(n, min(n + PARAGRAPH, len(ours))) for n in range(0, len(ours), PARAGRAPH)]
    chosen = sorted(chance.sample(range(len(paragraphs)), 14))
    cut = chance.randrange(3, 11)
    texts: list[str] = []
    rows: list[tuple[str, Pairs]] = []
    for number in [*chosen[cut:], *chosen[:cut]]:
        for way, parts, origin in _retell(ours, paragraphs[number], chance):
            rows.append((way, {(i, len(texts) + k) for k in range(len(parts)) for i in origin}))
            texts += parts
        if chance.random() < 0.5:
            rows.append(("added", set()))
            texts.append(chance.choice(strangers))
    return document("source", ours, PARAGRAPH), document("excerpt", texts), rows


def _retell(ours: Sequence[str], paragraph: range, chance: random.Random) -> Iterator[tuple[str, list[str], list[int]]]:
    indices = iter(paragraph)
    for i in indices:
        words = ours[i].split()
        way = chance.choices(["kept", "dropped", "trimmed", "reworded", "merged", "split"], [50, 15, 12, 10, 6, 7])[0]
        if way == "trimmed" and len(words) >= 9:
            share = len(words) // chance.choice([2, 3])
            first = chance.choice([0, len(words) - share])
            yield way, [" ".join(words[first : first + share])], [i]
        elif way == "reworded":
            changed = [chance.choice(words) if chance.random() < 0.25 else word for word in words]
            yield way, [" ".join(changed)], [i]
        elif way == "merged" and (after := next(indices, None)) is not None:
            yield way, [re.sub(r"\W+$", "", ours[i]) + "; and " + ours[after]], [i, after]
        elif way == "split" and len(words) >= 16:
            middle = len(words) // 2
            yield way, [" ".join(words[:middle]) + ".", " ".join(words[middle:])], [i]
        elif way != "dropped":
            yield "kept", [ours[i]], [i]


def document(name: str, sentences: Sequence[str], paragraph: int = 1) -> Document:
    """A document of one sentence a line, ``paragraph`` of them in each paragraph."""
    segments = []
    place = 0
    for number, sentence in enumerate(sentences):
        if sentence:
            segments.append(Segment(place, place + len(sentence), number // paragraph))
        place += len(sentence) + 1
    return Document(name, "en", "\n".join(sentences), tuple(segments))


def _row(line: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    ours, _, theirs = line.partition("\t")
    return tuple(int(i) for i in ours.split(",") if i), tuple(int(j) for j in theirs.split(",") if j)


def _pairs(comparison: Comparison) -> Pairs:
    return {(i, j) for link in comparison.links for i in link.source for j in link.copy}


def _prf(found: Pairs, gold: Pairs) -> str:
    right = len(found & gold)
    precision, recall = right / max(len(found), 1), right / max(len(gold), 1)
    return f"P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.4f}"


if __name__ == "__main__":
    main()
