from __future__ import annotations

import pytest
from ushtil.align.checks.publications.quotations import repeated_passages
from ushtil.corpus.types import Document, Finding, Segment

FORMULA = {
    "en": "As I said, “we will build {} new schools near the old harbour of the town of {} before winter.”",
    "ru": "Как я уже говорил, «мы построим {} новых школ у старой гавани города {} ещё до зимы».",
    "kk": "Мен «біз қыс түскенше {} жаңа мектепті {} қаласының ескі айлағында саламыз» деп айтқан едім.",
}
FILLER = {
    "en": (
        "The harbour wakes early in spring, and the gulls are loud.",
        "Fishermen mend their nets on the quay until noon.",
        "Children of the lower town run along the water with their kites.",
        "An old lamp burns above the door of the customs house all night.",
    ),
    "ru": (
        "Гавань весной просыпается рано, и чайки громко кричат.",
        "Рыбаки до полудня чинят сети на набережной.",
        "Дети нижнего города бегают у воды с воздушными змеями.",
        "Старый фонарь всю ночь горит над дверью таможни.",
    ),
    "kk": (
        "Көктемде айлақ ерте оянады, шағалалар қатты шулайды.",
        "Балықшылар түске дейін жағада ау жамайды.",
        "Төменгі қаланың балалары су бойында жүгіріп жүр.",
        "Кеден үйінің есігінің үстінде ескі шам түні бойы жанып тұрады.",
    ),
}


def text(name: str, lang: str, *sentences: str) -> Document:
    segments, place = [], 0
    for number, sentence in enumerate(sentences):
        segments.append(Segment(place, place + len(sentence), number))
        place += len(sentence) + 1
    return Document(name, lang, " ".join(sentences), tuple(segments))


def found(lang: str, said: str, quoted: str) -> list[Finding]:
    speech = text("speech", lang, *FILLER[lang][:2], said, *FILLER[lang][2:])
    return list(repeated_passages([speech, text("interview", lang, quoted)]))


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in findings]


SAID = {
    "en": "We will build 120 schools in the villages of the delta before the rivers freeze.",
    "ru": "Мы построим 120 школ в сёлах дельты, прежде чем замёрзнут реки.",
    "kk": "Өзендерге мұз қатқанша біз атырау ауылдарында 120 мектеп саламыз.",
}
QUOTED = {
    "en": "As I said in the spring, “{}” I stand by it.",
    "ru": "Как я уже говорил весной: «{}» Я от этого не отказываюсь.",
    "kk": "Көктемде: «{}» – деп айтқан едім.",
}


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_an_exact_quotation_is_no_finding(lang: str) -> None:
    assert found(lang, SAID[lang], QUOTED[lang].format(SAID[lang])) == []


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_part_of_a_sentence_may_be_quoted(lang: str) -> None:
    part = " ".join(SAID[lang].split()[1:-1])
    assert found(lang, SAID[lang], QUOTED[lang].format(part)) == []


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_an_omission_that_is_marked_is_no_finding(lang: str) -> None:
    words = SAID[lang].split()
    shortened = " ".join([*words[:5], "…", *words[7:]])
    assert found(lang, SAID[lang], QUOTED[lang].format(shortened)) == []


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_figure_changed_in_a_quotation_is_critical(lang: str) -> None:
    findings = found(lang, SAID[lang], QUOTED[lang].format(SAID[lang].replace("120", "210")))
    assert kinds(findings) == [("number", "critical")]
    assert [place.document for place in findings[0].where] == ["speech", "interview"]
    assert "120" in findings[0].where[0].text
    assert "210" in findings[0].where[1].text
    assert "120" in findings[0].detail
    assert "interview" in findings[0].detail


@pytest.mark.parametrize(
    ("lang", "said", "misquoted"),
    [
        (
            "en",
            "Our land along the great river will not be sold to any foreign company.",
            "Our land along the great river will be sold to any foreign company.",
        ),
        (
            "ru",
            "Наша земля вдоль большой реки не будет продана никакой иностранной компании.",
            "Наша земля вдоль большой реки будет продана никакой иностранной компании.",
        ),
        (
            "kk",
            "Үлкен өзен бойындағы жеріміз шетелдік ешбір компанияға сатылмайды деп шештік.",
            "Үлкен өзен бойындағы жеріміз шетелдік ешбір компанияға сатылады деп шештік.",
        ),
    ],
)
def test_a_negation_lost_in_a_quotation_is_critical(lang: str, said: str, misquoted: str) -> None:
    assert kinds(found(lang, said, QUOTED[lang].format(misquoted)))[0] == ("polarity", "critical")


@pytest.mark.parametrize(
    ("lang", "said", "misquoted"),
    [
        (
            "en",
            "The treaty on the long river was signed in 2021 by both ministers in Kumbel city.",
            "The treaty on the long river was signed in 2021 by both ministers in Orlinia city.",
        ),
        (
            "ru",
            "Договор о большой реке был подписан обоими министрами в Кумбеле в 2021 году.",
            "Договор о большой реке был подписан обоими министрами в Орлинии в 2021 году.",
        ),
        (
            "kk",
            "Үлкен өзен туралы шартқа 2021 жылы Күмбелде екі ел министрлерінің қатысуымен қол қойылды.",
            "Үлкен өзен туралы шартқа 2021 жылы Орлинияда екі ел министрлерінің қатысуымен қол қойылды.",
        ),
    ],
)
def test_a_place_changed_is_critical_in_a_quotation_and_in_a_repeated_sentence(
    lang: str, said: str, misquoted: str
) -> None:
    assert kinds(found(lang, said, QUOTED[lang].format(misquoted))) == [("name", "critical")]
    assert kinds(found(lang, said, misquoted)) == [("name", "critical")]


@pytest.mark.parametrize(
    ("lang", "said", "repeated"),
    [
        (
            "en",
            "We value Kumbel as a close friend and a reliable partner of our republic.",
            "We value Orlinia as a close friend and a reliable partner of our republic.",
        ),
        (
            "ru",
            "Мы ценим Кумбель как близкого друга и надёжного партнёра нашей республики.",
            "Мы ценим Орлинию как близкого друга и надёжного партнёра нашей республики.",
        ),
        (
            "kk",
            "Біз Күмбелді жақын дос әрі республикамыздың сенімді серіктесі ретінде бағалаймыз.",
            "Біз Орлинияны жақын дос әрі республикамыздың сенімді серіктесі ретінде бағалаймыз.",
        ),
    ],
)
def test_a_formula_used_for_another_country_is_no_finding(lang: str, said: str, repeated: str) -> None:
    assert found(lang, said, repeated) == []


REWORDED = {
    "en": SAID["en"].replace("freeze", "close"),
    "ru": SAID["ru"].replace("замёрзнут", "закроются"),
    "kk": SAID["kk"].replace("саламыз", "ашамыз"),
}


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_another_word_is_major_in_a_quotation_of_oneself_and_nothing_without_marks(lang: str) -> None:
    findings = found(lang, SAID[lang], QUOTED[lang].format(REWORDED[lang]))
    assert kinds(findings) == [("wording", "major")]
    assert found(lang, SAID[lang], REWORDED[lang]) == []


@pytest.mark.parametrize(
    ("lang", "said", "repeated"),
    [
        (
            "en",
            "Tourists may visit the nature reserve of the delta during the whole summer.",
            "Tourists may not visit the nature reserve of the delta during the whole summer.",
        ),
        (
            "ru",
            "Туристам разрешено посещать заповедник дельты в течение всего тёплого лета.",
            "Туристам не разрешено посещать заповедник дельты в течение всего тёплого лета.",
        ),
        (
            "kk",
            "Туристер жаз бойы атырау қорығының барлық соқпағымен еркін жүреді екен.",
            "Туристер жаз бойы атырау қорығының барлық соқпағымен еркін жүрмейді екен.",
        ),
    ],
)
def test_a_negation_that_a_repeated_sentence_gains_is_critical(lang: str, said: str, repeated: str) -> None:
    findings = found(lang, said, repeated)
    assert kinds(findings) == [("polarity", "critical")]
    assert {"speech", "interview"} <= set(findings[0].detail.replace(",", " ").split())


@pytest.mark.parametrize(
    ("lang", "said", "repeated"),
    [
        ("en", "The toll will not be raised this year.", "The toll will be raised this year."),
        ("en", "The ferry stops near Kokshetau harbour.", "The ferry never stops near Kokshetau harbour."),
        ("ru", "Проезд по мосту не подорожает до осени.", "Проезд по мосту подорожает до осени."),
        ("kk", "Биыл көпірден өту ақысы көтерілмейді.", "Биыл көпірден өту ақысы көтеріледі."),
    ],
)
def test_a_negation_turns_a_short_sentence_round_too(lang: str, said: str, repeated: str) -> None:
    assert kinds(found(lang, said, repeated)) == [("polarity", "critical")]


@pytest.mark.parametrize(
    ("lang", "said", "repeated"),
    [
        ("en", "I do not know him.", "I know him."),
        ("en", "That is not the end of it.", "That is the end of it."),
        ("en", "The toll will not be raised this year.", "Will the toll not be raised this year?"),
        ("en", "The toll will not be raised this year.", "The toll will be lowered this year."),
        ("en", "The ferry stops near the harbour of Semey.", "The ferry stops near the harbour of Oral."),
        ("ru", "Это ещё не всё.", "Это ещё всё."),
        ("ru", "Проезд по мосту не подорожает до осени.", "Проезд по мосту подешевеет до осени."),
        ("kk", "Бұл әлі бәрі емес.", "Бұл әлі бәрі."),
        ("kk", "Биыл көпірден өту ақысы көтерілмейді.", "Былтыр көпірден өту ақысы көтерілді."),
    ],
)
def test_short_sentences_that_are_not_one_accuse_no_one(lang: str, said: str, repeated: str) -> None:
    assert found(lang, said, repeated) == []


@pytest.mark.parametrize(
    ("lang", "said", "quoted"),
    [
        (
            "en",
            "The ministers sought wider freedom and broader powers from the assembly, and these have been granted.",
            "Last year you said: “The ministers asked for freedom and larger powers, and they got them.”",
        ),
        (
            "ru",
            "Министры добивались от собрания большей самостоятельности и широких полномочий, и получили их.",
            "В прошлогоднем интервью вы сказали: «Министры просили самостоятельности и новых полномочий – им их дали».",
        ),
        (
            "kk",
            "Министрлер жиналыстан дербестік пен кең өкілеттікті сұраған еді, бұл талап орындалды.",
            "Былтырғы сұхбатта айтқан едіңіз: «Министрлер дербестік пен қосымша өкілеттік сұрады, біз оны бердік».",
        ),
    ],
)
def test_a_claimed_quotation_in_other_words_is_shown_beside_what_was_said(lang: str, said: str, quoted: str) -> None:
    findings = found(lang, said, quoted)
    assert kinds(findings) == [("wording", "major")]
    assert findings[0].where[0].text == said


@pytest.mark.parametrize(
    ("lang", "quoted"),
    [
        ("en", "In my address I said: “The old bridge of Kumbel needs a new roof and strong iron railings.”"),
        ("ru", "В своём послании я сказал: «Старому мосту Кумбеля нужны новая крыша и крепкие железные перила»."),
        ("kk", "Жолдауымда айтқан едім: «Күмбелдің ескі көпіріне жаңа шатыр мен берік темір таяныш керек»."),
    ],
)
def test_a_quotation_from_a_text_that_is_not_there_is_no_finding(lang: str, quoted: str) -> None:
    assert found(lang, SAID[lang], quoted) == []


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_formula_that_is_filled_in_anew_each_time_is_quoted_from_nowhere(lang: str) -> None:
    towns = [f"{first}{second}" for first in ("Аба", "Бора", "Вела", "Дала") for second in ("кум", "тас", "нор", "сай")]
    rows = [FORMULA[lang].format(number, town) for number, town in enumerate(towns, 3)]
    assert list(repeated_passages([text("spring", lang, *rows), text("autumn", lang, *rows[::-1], *rows[:3])])) == []
    other = [FORMULA[lang].format(number, town) for number, town in enumerate(towns[::-1], 40)]
    assert list(repeated_passages([text("spring", lang, *rows), text("autumn", lang, *other)])) == []


def test_four_long_words_of_kazakh_are_a_quotation() -> None:
    said = "Біз жерді шетелдіктерге сатпаймыз."
    assert found("kk", said, "Былтыр айтқан сөзім: «Біз жерді шетелдіктерге сатпаймыз»") == []
    (finding,) = found("kk", said, "Былтыр айтқан сөзім: «Біз жерді шетелдіктерге сатамыз»")
    assert (finding.kind, finding.severity) == ("polarity", "critical")
    assert [place.text for place in finding.where] == ["сатпаймыз", "сатамыз"]


def test_a_negation_left_out_near_the_beginning_is_named_alone() -> None:
    quoted = "Я повторю слова, которые я сказал весной: «Мы будем продавать землю иностранцам»."
    (finding,) = found("ru", "Мы не будем продавать землю иностранцам.", quoted)
    assert [place.text for place in finding.where] == ["не", ""]


def test_a_quotation_with_another_inside_is_one() -> None:
    said = "Газета «Вечерний берег» весной написала о наших новых школах правду."
    (finding,) = found("ru", said, f"Как я уже говорил: «{said.replace('новых', 'старых')}»")
    assert [place.text for place in finding.where] == ["новых", "старых"]


def test_words_of_the_reporter_inside_a_russian_quotation_are_not_quoted() -> None:
    quoted = "«Мы построим 120 школ в сёлах дельты, – сказал я весной, – прежде чем замёрзнут реки нашего края»."
    said = "Мы построим 120 школ в сёлах дельты, прежде чем замёрзнут реки нашего края."
    assert found("ru", said, quoted) == []


def test_an_excerpt_is_not_held_against_its_source_for_its_wording() -> None:
    source = text(
        "speech", "en", *FILLER["en"], SAID["en"], "I said: “The boats of the delta need new and lighter sails.”"
    )
    excerpt = text(
        "journal", "en", *FILLER["en"], SAID["en"], "He wrote that boats of the delta need new and lighter sails."
    )
    assert list(repeated_passages([source, excerpt])) == []


def test_one_text_alone_has_nothing_to_be_held_against() -> None:
    assert list(repeated_passages([text("speech", "en", SAID["en"], QUOTED["en"].format(REWORDED["en"]))])) == []


@pytest.mark.parametrize("mark", ["“", "«", '"', "['", "- - "])
def test_marks_without_end_are_read_in_time(mark: str) -> None:
    hostile = text("hostile", "en", mark * 50_000 + "a word", *(f"{mark}word " * 200 for _ in range(20)))
    assert list(repeated_passages([text("speech", "en", SAID["en"]), hostile])) == []
