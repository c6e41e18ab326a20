"""Names replaced, respelled or dropped between two versions in one language."""

from __future__ import annotations

import pytest
from ushtil.align.drift.dropping import drops_name
from ushtil.align.drift.edits import Pair
from ushtil.align.drift.renaming import Renaming, Surroundings, renaming
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
        ("en", "The game was sold by Serik On-Line then.", "The game was sold by Serik Entertainment then."),
        ("en", "They flew from Almaty to Istanbul.", "They flew from Almaty to Buenos Aires."),
        ("en", "A letter came from the Netherlands today.", "A letter came from New Zealand today."),
        ("ru", "Они летели из Актау в Бухару.", "Они летели из Актау в Буэнос-Айрес."),
        ("kk", "Олар Ақтаудан Бұхараға ұшты.", "Олар Ақтаудан Буэнос-Айреске ұшты."),
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
        ("en", "Yesterday Mr Tokayev opened it.", "Yesterday the President opened it."),
        ("en", "The talks with American farmers were long.", "The talks with United States farmers were long."),
        ("en", "We met the British envoy.", "We met the Britain envoy."),
        ("en", "They live in Bavaria, Germany, now.", "They live in the Upper Palatinate, now."),
        ("en", "They sailed to Korea in May.", "They sailed to the Korean Peninsula in May."),
        ("ru", "Мост видели вместе с Павлом вчера.", "Мост видели без Павла вчера."),
        ("ru", "Мост строил Данияр Сериков сам.", "Мост строили с Данияром Сериковым сами."),
        ("kk", "Ол былтыр Темірдің үйінде тұрды.", "Ол былтыр Темірдегі үйінде тұрды."),
        ("kk", "Бұл кітап Тұрсынбектің қолында.", "Бұл кітап Тұрсынбегі қолында."),
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
        ("kk", "Бұл жобаны Серикбаев ұсынды.", "Бұл жобаны Серикпаев ұсынды."),
        ("kk", "Бұл жоба Серікбаевтың үйінде.", "Бұл жоба Серикбаевқа үйінде."),
        ("ru", "Мост строил инженер Серикбаев.", "Мост строил инженер Серикпаев."),
        ("ru", "Мы видели там Серикбаева вчера.", "Мы видели там Серикпаевым вчера."),
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
        ("kk", "Кеше Көкшетау хоры келді.", "Кеше хоры келді."),
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
        ("en", "The poet praised Kokshetau again.", "The poet praised it again."),
        ("en", "The town (Kokshetau) sang for us.", "The town sang for us."),
        ("en", "Two American farmers came to us.", "Two farmers came to us."),
        ("ru", "Поэт хвалил Кокшетау снова.", "Поэт хвалил его снова."),
        ("kk", "Екі адам (Көкшетау) бізге келді.", "Екі адам бізге келді."),
    ],
)
def test_a_shortened_name_is_not_dropped(lang: str, source: str, copy: str) -> None:
    assert not dropped(lang, source, copy)


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "Boats came from Aktau, Baku and Astara.", "Boats came from Baku, Aktau and Astara."),
        ("en", "The lake, like Markakol or Zaysan, is deep.", "The lake, like Zaysan or Markakol, is deep."),
        ("ru", "Озёра Маркаколь и Зайсан глубоки.", "Озёра Зайсан и Маркаколь глубоки."),
        ("kk", "Онда Марқакөл мен Зайсан бар.", "Онда Зайсан мен Марқакөл бар."),
    ],
)
def test_a_list_of_names_in_another_order_renames_no_one(lang: str, source: str, copy: str) -> None:
    both = pair(lang, source, copy)
    found = [edit for edit in both.edits((0,), (0,)) if renaming(both, edit)]
    assert all(map(Surroundings.of(both, Link((0,), (0,), "wording", 0.9)).reorders, found))


def test_names_that_change_their_parts_in_a_sentence_are_not_reordered() -> None:
    source = "Yesterday Kenesov thanked the old miller of Serikov there."
    both = pair("en", source, "Yesterday Serikov thanked the old miller of Kenesov there.")
    edits = [edit for edit in both.edits((0,), (0,)) if renaming(both, edit)]
    assert edits
    assert not any(map(Surroundings.of(both, Link((0,), (0,), "wording", 0.9)).reorders, edits))
