"""The rules that go into SRX cut texts where our own splitter does, and a text's exceptions mend the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ushtil.corpus.segmentation_cuts import cuts, exceptions
from ushtil.corpus.segmentation_rules import rules
from ushtil.corpus.sentences import sentence_spans
from ushtil.corpus.write.srx import segmentation_conf, srx

TRICKY = {
    "en": (
        "Mr. A. Smith met Dr. Lee at 5 p.m. Monday. He left.",
        "1. To build roads. 2. To mend them.",
        "“Is it true?” Mr. Lee asked. “Yes.” She left.",
        "See No. 5 and p. 12. Then go on.",
        "He works at Acme Inc. Chief engineers left. The U.S. army came.",
        "It cost 5 kg. Then it rose. Really?! (Yes!) No.",
        "What… no. He came.[1] She left.",
    ),
    "kk": (
        "Ол 2024 ж. келді. Қ. И. Сәтбаев атындағы канал т.б. бар. «Иә!» – деді ол.",
        "Құны 5 млн. теңге. Б.з.б. 3 ғ. салынған. Соңы.Бұл жаңа.",
    ),
    "ru": (
        "В 1991 г. у нас было 5 тыс. рублей и т. д. Потом ушли.",
        "Директор А. С. Иванов, к.т.н. и доцент, сказал: «Да!» – и ушёл. Ул. Ленина, д. 5. Конец.",
    ),
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in TRICKY.items() for text in texts])
def test_the_rules_cut_like_the_splitter(lang: str, text: str) -> None:
    assert cuts(text, lang) == [end for _, end in sentence_spans(text, lang)[:-1]]


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_the_sample_is_cut_like_the_splitter_cuts_it(lang: str, root: Path) -> None:
    text = (root / "corpus/data/sample" / f"interview.{lang}.txt").read_text(encoding="utf-8")
    ours = [[end for _, end in sentence_spans(line, lang)[:-1]] for line in text.splitlines()]
    assert [cuts(line, lang) for line in text.splitlines()] == ours
    assert sum(map(len, ours)) > 50


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_on_news_rules_and_splitter_hardly_ever_disagree(lang: str, shared_data: Path) -> None:
    agreed = differing = 0
    for path in sorted((shared_data / "ntrex/intact").glob(f"*.{lang}.txt"))[:30]:
        text = " ".join(path.read_text(encoding="utf-8").split("\n"))
        ours, theirs = {end for _, end in sentence_spans(text, lang)[:-1]}, set(cuts(text, lang))
        agreed, differing = agreed + len(ours & theirs), differing + len(ours ^ theirs)
    assert agreed > 300
    assert differing <= agreed / 100


def test_exceptions_say_what_the_rules_do_not_know() -> None:
    heading = "Why? Because. Dr. Who"
    (first, second) = exceptions(heading, "en", [])
    assert not first.breaks
    assert not second.breaks
    (only,) = exceptions("a b. c d", "en", [4])
    assert only.breaks
    assert re.search(only.before, "a b.")
    assert exceptions("We came. He left.", "en", [8]) == []


def test_a_language_without_tables_has_the_general_rules() -> None:
    assert cuts("Wir kamen. Er ging am 3. Oktober. Schluss.", "de") == [10, 33]


def test_a_long_hostile_text_is_cut_in_linear_time() -> None:
    assert cuts("." * 200_000, "en") == []
    assert len(cuts("A! " * 2_000, "en")) == 1_999


def test_both_files_hold_every_rule_and_no_pattern_loses_a_space(root: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    own = exceptions("x & <y>. Z", "en", []) or exceptions("x & <y>. z", "en", [8])
    found = {"en": (*own, *rules("en")), "kk": rules("kk")}
    tree = etree.fromstring("".join(srx(found)).encode())
    name = "{http://www.lisa.org/srx20}"
    patterns = [(rule.get("break"), rule[0].text or "", rule[1].text or "") for rule in tree.iter(f"{name}rule")]
    assert patterns == [("yes" if r.breaks else "no", r.before, r.after) for lang in found.values() for r in lang]
    maps = [(m.get("languagepattern"), m.get("languagerulename")) for m in tree.iter(f"{name}languagemap")]
    assert [lang for _, lang in maps] == ["en", "kk"]
    assert all(re.fullmatch(maps[1][0], code) for code in ("kk", "KK", "kk-KZ", "KK_KZ"))
    assert not re.fullmatch(maps[1][0], "kkj")
    beans = etree.fromstring("".join(segmentation_conf(found)).encode())
    strings = [element.text or "" for element in beans.iter("string")]
    assert strings.count(found["kk"][0].before) == 2
    assert len(strings) == 2 * sum(map(len, found.values())) + 2 * len(found) + 1
