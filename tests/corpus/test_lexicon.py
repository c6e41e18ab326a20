"""The lexicon is read strictly, finds its entries in running text, and every shipped row is in good form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ushtil.corpus import finder
from ushtil.corpus import lexicon as module
from ushtil.corpus.errors import InputError
from ushtil.corpus.lexicon import COLUMNS, KINDS, LANGUAGES, PARTS_OF_SPEECH, Lexicon
from ushtil.corpus.text import tokens

HEADER = "\t".join(COLUMNS)
ROWS = """\
# a comment
government	үкімет*	правительств*	n	core	own
state	мемлекет*	государств*	n	core	own
say~said	айт*V	говор*V|сказа*V	v	core	own
life~lives	өмір*	жизн*	n	core	own
live	өмір сүр*V|тұр*V	жи*V	v	core	own
mean	білдір*V	означа*V	v	core	own
means	құрал*	средств*	n	core	own
head	бас*|басшы*	глав*	n	core	own
head of state	мемлекет басшысы*	глав* государства	np	term	own
middle power	орта держава*	средн* держав*	np	term	own
take~took~taken	ал*V	взя*V	v	core	own
take part	қатыс*V	участв*V|приня*V участи*	np	core	own
decision making	шешім қабылдау*	приняти* решени*	np	term	own
United Nations|UN	Біріккен Ұлттар Ұйым*|БҰҰ	Организаци* Объединенных Наци*|ООН	name	acronym	own
United States|US|U.S.	Америка Құрама Штаттар*|АҚШ	Соединенн* Штат*|США	name	acronym	own
we~us	біз*	мы|нас	func	core	own
Group of Twenty|G20	Жиырмалық тоб*|G20	G20|Больш* двадцатк*	name	acronym	own
Ministry of Foreign Affairs|MFA	Сыртқы істер министрлігі*|СІМ	МИД*	name	acronym	own
May	мамыр*	ма*	n	core	own
may	мүмкін	может	func	core	own
Republic of Kazakhstan	Қазақстан Республика*|ҚР	Республик* Казахстан*|РК	name	name	own
president	президент*	президент*	n	core	own
vice-president	вице-президент*	вице-президент*	n	core	own
land	жер*|жерге	земл*	n	core	own
shore	жерге	берег*	n	core	own
year	жыл*	год*|лет	n	core	own
	алдымен	сначала	adv	core	pairs
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path = tmp_path_factory.mktemp("lexicon") / "own.tsv"
    rows = [line if line[:1] == "#" else f"{line}\t" for line in ROWS.splitlines()]
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return Lexicon.read([path])


def found(lexicon: Lexicon, text: str, lang: str) -> dict[int, list[str]]:
    """By place, what the entries found there are called in English (or in Kazakh)."""
    words = [token.text for token in tokens(text) if token.kind != "punct"]
    entries = lexicon.entries
    return {
        place: [(entries[n].forms["en"] or entries[n].forms["kk"])[0] for n in numbers]
        for place, numbers in lexicon.find(words, lang)
    }


def test_one_sentence_is_found_in_three_languages(lexicon: Lexicon) -> None:
    assert found(lexicon, "Governments of states said", "en") == {
        0: ["government"],
        2: ["state"],
        3: ["say~said"],
    }
    assert found(lexicon, "Мемлекеттердің үкіметтері айтқан", "kk") == {
        0: ["state"],
        1: ["government"],
        2: ["say~said"],
    }
    assert found(lexicon, "Правительства государств сказали", "ru") == {
        0: ["government"],
        1: ["state"],
        2: ["say~said"],
    }


def test_a_phrase_stands_at_its_first_word_and_its_words_keep_their_entries(lexicon: Lexicon) -> None:
    assert found(lexicon, "Heads of state", "en") == {0: ["head", "head of state"], 2: ["state"]}
    assert found(lexicon, "Мемлекет басшысының сөзі", "kk") == {0: ["state", "head of state"], 1: ["head"]}
    assert found(lexicon, "главам государства", "ru") == {0: ["head", "head of state"], 1: ["state"]}
    assert "head of state" not in str(found(lexicon, "глава этого государства", "ru"))


def test_a_phrase_takes_listed_irregular_forms_of_its_words(lexicon: Lexicon) -> None:
    assert found(lexicon, "They took part", "en") == {1: ["take~took~taken", "take part"]}


def test_the_longest_stem_wins(lexicon: Lexicon) -> None:
    assert found(lexicon, "басшысына", "kk") == {0: ["head"]}
    assert found(lexicon, "вице-президенту", "ru") == {0: ["vice-president"]}
    assert found(lexicon, "вице-президентпен", "kk") == {0: ["vice-president"]}


def test_an_english_lemma_goes_before_an_inflected_form(lexicon: Lexicon) -> None:
    assert found(lexicon, "means", "en") == {0: ["means"]}
    assert found(lexicon, "meant", "en") == {}
    assert found(lexicon, "lives", "en") == {0: ["life~lives", "live"]}


def test_a_word_listed_without_a_mark_goes_together_with_a_stem(lexicon: Lexicon) -> None:
    assert found(lexicon, "жерге", "kk") == {0: ["land", "shore"]}
    assert found(lexicon, "жерде", "kk") == {0: ["land"]}


def test_a_form_in_capitals_is_found_in_words_in_capitals_only(lexicon: Lexicon) -> None:
    assert found(lexicon, "The US and the UN's view", "en") == {1: ["United States"], 4: ["United Nations"]}
    assert found(lexicon, "tell us", "en") == {1: ["we~us"]}
    assert found(lexicon, "U.S.", "en") == {0: ["United States"]}
    assert found(lexicon, "БҰҰ-ның, АҚШ-та", "kk") == {0: ["United Nations"], 1: ["United States"]}
    assert found(lexicon, "сша, оон", "ru") == {}
    assert found(lexicon, "В МИДе", "ru") == {1: ["Ministry of Foreign Affairs"]}
    assert found(lexicon, "мидия", "ru") == {}


def test_other_forms_are_found_in_any_case(lexicon: Lexicon) -> None:
    assert found(lexicon, "ПРЕЗИДЕНТІ", "kk") == {0: ["president"]}
    assert found(lexicon, "republic of kazakhstan", "en") == {0: ["Republic of Kazakhstan"]}


def test_a_name_gives_way_to_a_common_word_in_small_letters(lexicon: Lexicon) -> None:
    assert found(lexicon, "They may", "en") == {1: ["may"]}
    assert found(lexicon, "In May", "en") == {1: ["May", "may"]}


def test_a_hyphened_word_is_found_whole_or_in_its_parts(lexicon: Lexicon) -> None:
    assert found(lexicon, "UN-state", "en") == {0: ["United Nations", "state"]}
    assert found(lexicon, "decision-making", "en") == {0: ["decision making"]}
    assert found(lexicon, "ҚР-ның Президенті", "kk") == {0: ["Republic of Kazakhstan"], 1: ["president"]}
    assert found(lexicon, "премьер-президент", "ru") == {0: ["president"]}


def test_a_form_with_digits_is_found_by_its_words_and_numbers(lexicon: Lexicon) -> None:
    assert found(lexicon, "at the G20", "en") == {2: ["Group of Twenty"]}


def test_spelling_that_no_reader_sees_does_not_matter(lexicon: Lexicon) -> None:
    assert found(lexicon, "пpезидент", "ru") == {0: ["president"]}  # with a Latin p
    assert found(lexicon, "прези\u00adдент", "ru") == {0: ["president"]}
    assert found(lexicon, "жёны", "ru") == {}


def test_an_entry_may_lack_one_language(lexicon: Lexicon) -> None:
    assert found(lexicon, "Алдымен", "kk") == {0: ["алдымен"]}
    assert lexicon.entries[-1].forms == {"en": (), "kk": ("алдымен",), "ru": ("сначала",)}


def test_the_primary_subtag_counts_and_an_unknown_language_has_no_entries(lexicon: Lexicon) -> None:
    assert lexicon.find(["президент"], "kk-KZ") == lexicon.find(["президент"], "KK") != []
    assert lexicon.find(["president"], "de") == []
    assert lexicon.find(["president"], "") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_words_are_found_nowhere(lexicon: Lexicon, lang: str) -> None:
    words = [
        "",
        " ",
        "-",
        "'",
        "--",
        "\x00",
        "\ud800",
        "\u200b",
        "*",
        "|",
        "~",
        "\u0301",
        "1",
        "a-" * 40,
        "ы" * 100_000,
    ]
    assert lexicon.find(words, lang) == []
    assert lexicon.find([], lang) == []


def test_what_is_found_does_not_change_when_the_memory_of_words_is_full(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder, "_REMEMBERED", 4)
    words = [*(f"сөз{letter}" for letter in "абвгдежз"), "президент"]
    assert lexicon.find(words, "kk") == lexicon.find(words, "kk") != []


GOOD = "word\tсөз*\tслов*\tn\tcore\town\t"


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        ("word\tсөз*\tслов*\tn\tcore", "5 columns"),
        ("word\t\t\tn\tcore\town\t", "at least two"),
        ("word\tсөз*\tслов*\tx\tcore\town\t", "unknown pos"),
        ("word\tсөз*\tслов*\tn\tx\town\t", "unknown kind"),
        ("word*\tсөз*\tслов*\tn\tcore\town\t", "takes no mark"),
        ("word\tсөз*|\tслов*\tn\tcore\town\t", "kk cell"),
        ("word\tсөз*\t слов*\tn\tcore\town\t", "ru cell"),
        ("word\tсөз*\tслов*N\tn\tcore\town\t", "ru cell"),
        ("word\tсө*з\tслов*\tn\tcore\town\t", "kk cell"),
        ("word\t*\tслов*\tn\tcore\town\t", "kk cell"),
        ("word\tсөз*\tслов*~~слова\tn\tcore\town\t", "ru cell"),
        ("wo\x07rd\tсөз*\tслов*\tn\tcore\town\t", "en cell"),
        ("two  words\tсөз*\tслов*\tn\tcore\town\t", "en cell"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_a_remedy(tmp_path: Path, row: str, remedy: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(f"# comment\n{HEADER}\n{GOOD}\n\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=remedy) as error:
        Lexicon.read([path])
    assert error.value.line == 5
    assert "\n" not in str(error.value)


def test_a_file_without_a_header_or_not_in_utf8_or_missing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    for content in (GOOD.encode(), b"", HEADER.encode("utf-16")):
        path.write_bytes(content)
        with pytest.raises(InputError):
            Lexicon.read([path])
    with pytest.raises(InputError):
        Lexicon.read([tmp_path / "missing.tsv"])


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(f"\ufeff# comment\r\n{HEADER}\r\n{GOOD}note\r\n".encode())
    assert [entry.note for entry in Lexicon.read([path]).entries] == ["note"]


def test_files_are_numbered_through(tmp_path: Path) -> None:
    paths = [tmp_path / "a.tsv", tmp_path / "b.tsv"]
    for path in paths:
        path.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    assert Lexicon.read(paths).find(["words"], "en") == [(0, (0, 1))]


# The shipped files

SHIPPED = sorted((Path(module.__file__).parent / "data" / "lexicon").glob("*.tsv"))
LETTERS = {
    "en": re.compile(r"[A-Za-z0-9À-ÖØ-öø-ÿ.&'/-]+"),
    "kk": re.compile(r"[а-яёәғқңөұүһі0-9.-]+", re.IGNORECASE),
    "ru": re.compile(r"[а-я0-9.-]+", re.IGNORECASE),
}
LATIN = re.compile("[A-Za-z0-9.&]+")


def is_well_written(word: str, lang: str) -> bool:
    """Whether all letters are of the language, or the word (or what a hyphen parts off) is wholly in Latin letters."""
    parts = word.split("-") if lang != "en" else [word]
    return all(LETTERS[lang].fullmatch(part) or LATIN.fullmatch(part) for part in parts)


def rows(path: Path) -> list[tuple[int, list[str]]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and line[0] != "#"][1:]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_row_is_in_good_form(path: Path) -> None:
    faults: list[tuple[object, ...]] = []
    seen: dict[tuple[str, str], int] = {}
    for number, row in rows(path):
        cells = dict(zip(COLUMNS, row, strict=True))
        if any(cell != cell.strip() for cell in row):
            faults.append((number, "a space at an end"))
        if cells["pos"] not in PARTS_OF_SPEECH or cells["kind"] not in KINDS or not cells["source"]:
            faults.append((number, "pos, kind or source"))
        if row[: len(LANGUAGES)].count("") > 1:
            faults.append((number, "two empty cells"))
        for lang in LANGUAGES:
            words = [re.sub(r"\*V?$", "", word) for word in re.split("[|~ ]", cells[lang]) if word.strip("-")]
            faults += [(number, lang, word) for word in words if not is_well_written(word, lang)]
        lemma = re.split("[|~]", cells["en"])[0].lower()
        first = seen.setdefault((lemma, cells["pos"]), number)
        if lemma and first != number:
            faults.append((number, lemma, f"stands in line {first} too"))
    assert not faults


def test_the_shipped_lexicon_is_read_once_and_finds_its_own_words() -> None:
    shipped = Lexicon.default()
    assert shipped is Lexicon.default()
    assert len(shipped.entries) == sum(len(rows(path)) for path in SHIPPED)
    for number, entry in enumerate(shipped.entries):
        for lang, forms in entry.forms.items():
            for form in forms:
                bare = re.sub(r"\*V?", "", form).split("~")[0]
                if " " not in bare and bare.isalpha():
                    assert number in dict(shipped.find([bare], lang)).get(0, ()), (number, form)
