"""Names replaced, respelled or dropped between two versions in one language."""

from __future__ import annotations

import pytest
from ushtil.align.drift.edits import Pair
from ushtil.align.drift.renaming import Renaming, drops_name, renaming
from ushtil.corpus.types import Document, Link, Segment


def pair(lang: str, source: str, copy: str) -> Pair:
    one, other = (
        Document(name, lang, text, (Segment(0, len(text), 0),)) for name, text in (("source", source), ("copy", copy))
    )
    return Pair.of(one, other)


def renamings(lang: str, source: str, copy: str) -> list[Renaming | None]:
    both = pair(lang, source, copy)
    return [renaming(both, edit) for edit in both.edits((0,), (0,)) if not edit.surface]


def dropped(lang: str, source: str, copy: str) -> bool:
    both = pair(lang, source, copy)
    link = Link((0,), (0,), "wording", 0.9)
    return any(drops_name(both, link, edit) for edit in both.edits((0,), (0,)) if not edit.surface)


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "The route runs from Niger to the coast.", "The route runs from Nigeria to the coast."),
        ("en", "The talks with Iran were long.", "The talks with Iraq were long."),
        ("en", "A mission of the OSCE arrived.", "A mission of the OECD arrived."),
        ("ru", "Вчера посол Ирана вручил грамоты.", "Вчера посол Ирака вручил грамоты."),
        ("kk", "Кеше олар Алматыда кездесті.", "Кеше олар Қостанайда кездесті."),
    ],
)
def test_two_names_are_two_however_alike(lang: str, source: str, copy: str) -> None:
    assert renamings(lang, source, copy) == ["replaced"]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "They went home to Semey on foot.", "They went home to Semipalatinsk on foot."),
        ("en", "They went home to Kazakh villages.", "They went home to Kazakhstan villages."),
        ("ru", "Он вернулся в Астану вечером.", "Он вернулся из Астаны вечером."),
        ("kk", "Ол кеше Астанаға келді.", "Ол кеше Астанадан келді."),
        ("en", "We met K. Tokayev there.", "We met Kassym-Jomart Tokayev there."),
    ],
)
def test_two_names_or_forms_of_one_are_no_renaming(lang: str, source: str, copy: str) -> None:
    assert set(renamings(lang, source, copy)) == {None}


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "The plan of Serikbayev was good.", "The plan of Serikbaev was good."),
        ("ru", "План строителя Кошкарбаева принят.", "План строителя Кушкарбаева принят."),
        ("kk", "Бұл жобаны Серікбаев ұсынды.", "Бұл жобаны Серикбаев ұсынды."),
    ],
)
def test_one_name_in_two_spellings(lang: str, source: str, copy: str) -> None:
    assert renamings(lang, source, copy) == ["spelling"]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "The poet thanked the people of Kokshetau for the books.", "The poet thanked the people for the books."),
        ("ru", "Поэт поблагодарил жителей Кокшетау за книги.", "Поэт поблагодарил жителей за книги."),
        ("kk", "Ақын кітап үшін Көкшетау тұрғындарына алғыс айтты.", "Ақын кітап үшін тұрғындарына алғыс айтты."),
    ],
)
def test_a_name_left_out_of_a_sentence_is_dropped(lang: str, source: str, copy: str) -> None:
    assert dropped(lang, source, copy)


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "We met Daniyar Serikbayev there.", "We met Serikbayev there."),
        ("en", "In Kokshetau the people of Kokshetau sang.", "In Kokshetau the people sang."),
        ("ru", "Вчера Данияр Сериков приехал к нам.", "Вчера Сериков приехал к нам."),
        ("kk", "Кеше Данияр Серіков бізге келді.", "Кеше Серіков бізге келді."),
        ("en", "The poet thanked us warmly.", "The poet thanked us."),
    ],
)
def test_a_shortened_name_is_not_dropped(lang: str, source: str, copy: str) -> None:
    assert not dropped(lang, source, copy)
