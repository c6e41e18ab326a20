"""Moved passages, proofread pairs and the least score, on files as a user has them."""

import json

import pytest

ENGLISH, KAZAKH, RUSSIAN = "report.en.txt", "report.kk.txt", "report.ru.txt"


@pytest.fixture
def turned(texts):
    """The Kazakh report with its paragraphs in another order."""
    title, bridge, engineer, ferry = (texts / KAZAKH).read_text(encoding="utf-8").split("\n\n")
    path = texts / "turned.kk.txt"
    path.write_text("\n\n".join((title, ferry.strip(), engineer, bridge)) + "\n", encoding="utf-8")
    return path.name


def records(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def linked(beads):
    return {bead["text"]["en"]: bead["text"]["kk"] for bead in beads if all(bead["text"].values())}


def test_paragraphs_in_another_order_are_found_marked_and_told_about(ushtil, turned):
    done = ushtil("align", ENGLISH, turned, "--format", "jsonl")
    beads = records(done)
    assert "мұражайға" in linked(beads)["After that it becomes a museum."]
    assert "340 метр" in linked(beads)["It is 340 metres long and carries four lanes."]
    assert any(bead["moved"] for bead in beads)
    assert "another order in kk" in done.stderr


def test_with_order_monotone_nothing_is_moved(ushtil, turned):
    beads = records(ushtil("align", ENGLISH, turned, "--order", "monotone", "--format", "jsonl"))
    assert not any(bead["moved"] for bead in beads)
    numbers = [bead["segments"]["kk"][0] for bead in beads if all(bead["text"].values())]
    assert numbers == sorted(numbers)


def test_texts_in_one_order_are_not_said_to_be_moved(ushtil):
    done = ushtil("align", ENGLISH, KAZAKH, RUSSIAN, "--format", "jsonl")
    assert not any(bead["moved"] for bead in records(done))
    assert "order" not in done.stderr


def test_a_least_score_leaves_sentences_alone_and_loses_none(ushtil, texts):
    beads = records(ushtil("align", ENGLISH, KAZAKH, "--min-score", "1", "--format", "jsonl"))
    assert not linked(beads)
    assert sorted(number for bead in beads for number in bead["segments"]["kk"]) == list(range(7))


def test_a_proofread_pair_is_kept_as_it_is_and_the_third_version_added(ushtil, texts):
    rows = ["0\t0", "1,2\t1,2", "3\t3", "4\t4", "5\t", "6\t5,6"]
    (texts / "mine.en-kk.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    common = ("align", ENGLISH, KAZAKH, RUSSIAN, "--lock", "mine.en-kk.tsv", "--format", "jsonl")
    beads = records(ushtil(*common, "--pair", "en-kk"))
    assert [tuple(bead["segments"].values()) for bead in beads if all(bead["text"].values())] == [
        ([0], [0]),
        ([1, 2], [1, 2]),
        ([3], [3]),
        ([4], [4]),
        ([6], [5, 6]),
    ]
    assert all(bead["score"] == 1 for bead in beads)
    three = records(ushtil(*common))
    assert any(bead["segments"]["en"] == [1, 2] and bead["segments"]["ru"] == [1, 2] for bead in three)


@pytest.mark.parametrize(
    ("name", "rows", "told"),
    [
        ("mine.tsv", "0\t0\n", "does not say which two languages"),
        ("mine.en-de.tsv", "0\t0\n", "does not say which two languages"),
        ("mine.en-kk.tsv", "0\t0\n7\t1\n", "segment 7 of en"),
        ("mine.en-kk.tsv", "0\t0\n1\tx\n", "mine.en-kk.tsv:2"),
    ],
)
def test_a_proofread_pair_that_does_not_fit_is_told_about_in_one_line(ushtil, texts, name, rows, told):
    (texts / name).write_text(rows, encoding="utf-8")
    done = ushtil("align", ENGLISH, KAZAKH, RUSSIAN, "--lock", name)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_lock_needs_three_versions(ushtil, texts):
    (texts / "mine.en-kk.tsv").write_text("0\t0\n", encoding="utf-8")
    done = ushtil("align", ENGLISH, KAZAKH, "--lock", "mine.en-kk.tsv")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "three" in done.stderr


def test_texts_with_nothing_in_common_are_not_linked_and_one_warning_says_so(ushtil, texts):
    (texts / "other.kk.txt").write_text(
        "Нан пісіру.\n\nҰнды елеп, тұз қосыңыз. Жылы су құйып, қамыр илеңіз. "
        "Бір сағатқа қоя тұрыңыз. Пешті қыздырыңыз. Қалыпқа май жағыңыз. Қызарғанша пісіріңіз. Сүлгімен жабыңыз.\n",
        encoding="utf-8",
    )
    done = ushtil("align", ENGLISH, "other.kk.txt", "--format", "jsonl")
    assert not linked(records(done))
    assert done.stderr.count("\n") == 1
    assert "hardly anything" in done.stderr
