"""The match rates of the memory are those that OmegaT itself counts, on pairs of sentences in three languages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from clients.omegat import SHORT_LIVED
from ushtil.corpus.memory.rates import rates
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant
from ushtil.corpus.units import clean

Pair = tuple[str, str, str]

SENTENCES = {
    "en": [
        "The ministry built 42 schools in the north-east of the country in 2019.",
        "“We don't need the U.S. to approve it,” said the deputy minister's press officer.",
        "See https://example.org/a.b/page?id=7 or write to press_office@example.org before 10:30.",
        "Prices of bread rose by 5.5% (from $1,200 to $1,266) within well-known limits.",
        "R&D costs and AT&T's network_name are listed in Annex No. 3, i.e. the last one.",
        "COVID-19 reached the 42nd district; the mother-in-law of Mr. O'Neil fell ill.",
        "The co\u00adoperation of both states began on 12/05/1992 and has never ceased since.",
        "Click <b>Save</b> and then <a1>Close</a1>, or press Ctrl+S & wait.",
        "“It is a question of trust,” he said — and left the hall without a word.",
        "A 5-year plan for the Kazakh SSR was adopted in the 1930s, not in the 1940s.",
    ],
    "kk": [
        "Министрлік 2019 жылы елдің солтүстік-шығысында 42 мектеп салды.",
        "«Бізге АҚШ-тың рұқсаты керек емес», – деді баспасөз хатшысы.",
        "Толығырақ https://example.kz/a.b/bet?id=7 сілтемесінен 10:30-ға дейін оқыңыз.",
        "Нан бағасы 5,5%-ға өсті (1 200 теңгеден 1 266 теңгеге дейін).",
        "Ғ.Ж.К. мен R&D шығындары 3-қосымшада, яғни соңғысында берілген.",
        "Ата-анасы мен бала-шағасы 1990-жылдары Алматыға көшіп келді.",
        "Екі елдің ынты\u00adмақтастығы 12.05.1992 ж. басталып, әлі жалғасып келеді.",
        "<b>Сақтау</b> түймесін, содан кейін <a1>Жабу</a1> түймесін басыңыз.",
        "«Бұл – сенім мәселесі», – деді де, залдан үнсіз шығып кетті.",
        "Тәуелсіздік күні – 16 желтоқсан; мереке 2-3 күнге созылады.",
    ],
    "ru": [
        "В 2019 году министерство построило на северо-востоке страны 42 школы.",
        "«Нам не нужно разрешение США», – заявил пресс-секретарь замминистра.",
        "Подробнее: https://example.ru/a.b/page?id=7, пишите до 10:30 на info_box@example.ru.",
        "Цены на хлеб выросли на 5,5 % (с 1 200 до 1 266 руб.) за всё лето.",
        "Ещё в 1990-х гг. расходы на R&D и т. д. указывали в приложении № 3.",
        "Её мать-и-мачеха отцвела, а ёлка всё ещё стоит во дворе дома 7б.",
        "Со\u00adтрудничество двух стран началось 12.05.1992 г. и не прекращалось.",
        "Нажмите <b>Сохранить</b>, затем <a1>Закрыть</a1> или Ctrl+S.",
        "«Это вопрос доверия», – сказал он и молча вышел из зала.",
        "Пятилетний план Казахской ССР приняли в 1930-е, а не в 1940-е годы.",
    ],
}
WORDS = {"en": "new", "kk": "жаңа", "ru": "новый"}


def _first(text: str, kind: Callable[[str], bool], other: str) -> str:
    """The text with the first word of a kind replaced."""
    words = text.split()
    place = next((place for place, word in enumerate(words) if kind(word)), 0)
    return " ".join([*words[:place], other, *words[place + 1 :]])


def _edited(text: str, lang: str) -> list[str]:
    """Sentences that differ from a sentence as those of real memories do."""
    words = text.split()
    return [
        text.translate(str.maketrans("0123456789", "1234567890")),
        _first(text, lambda word: word.isalpha() and len(word) > 4, WORDS[lang]),
        " ".join([*words[3:], *words[:3]]),
        text.replace(",", "").replace("–", "-").replace("“", '"').replace("”", '"').rstrip(".") + "!",
        text.upper(),
        text.replace(" ", "\u00a0", 2).replace("\u00ad", "").replace("ё", "е").replace("'", "’"),
        " ".join(word if len(word) < 6 else word[:-2] + "ы" for word in words),
        " ".join(words[: len(words) * 2 // 3]) + " <a1/>" + WORDS[lang] + "</a1>",
    ]


DENIED: Pair = ("en", "The law does allow it.", "The law does not allow it.")
SPECIAL: list[Pair] = [
    ("en", "name_of_thing is set to 5", "name of thing is set to 5"),
    ("en", "The U.S. government", "The US government"),
    ("en", "e.g. this, a.k.a. that", "eg this, aka that"),
    ("en", "Rock'n'roll's back: it’s ''here''", "rock 'n' roll is back: its here"),
    ("en", "x y z", "x  y   z"),
    ("en", "one&two three & four &five", "onetwo three four five"),
    ("en", "A1 B2B C3PO and the 2nd", "A1 B2C C3PO and the 3rd"),
    ("en", "42", "43"),
    ("en", "Ⅳ and IV, ½ and 0.5, x² and x2", "IV and IV, 1/2 and 0.5, x2 and x2"),
    ("en", "中国人 and 日本 and ひらがな カタカナ", "中国 and 日本人 and ひら カタ"),
    ("en", "Price: €5, £6.50, ¢7, 8‰", "Price: €6, £6.50, ¢8, 8‰"),
    ("en", "CAFE\u0301 résumé naïve", "café resume naïve"),
    ("en", "<b1>Bold</b1> and </i2> and <br3/>", "<b1>Bold</b2> and </i2> and <br4/>"),
    ("en", "a < b & c > d && e", "a < b & c > d || e"),
    ("en", "😀 Smile 👍🏽 now", "😀 Smile now"),
    DENIED,
    ("kk", "Ғ.Ж.К.", "ҒЖК"),
    ("kk", "ат_жөні: Асқар", "аты-жөні: Асқар"),
    ("kk", "А-Я, а–я, «а-я»", 'А–Я, а-я, "а-я"'),
    ("kk", "АҚШ-тың үкіметі", "АҚШ-қа үкіметі"),
    ("kk", "Iле өзені мен Іле ауданы", "Іле өзені мен Іле ауданы"),
    ("kk", "5-сынып, 5 сынып, 5сынып", "6-сынып, 6 сынып, 6сынып"),
    ("kk", "құны: 5$ немесе $5", "құны: 6$ немесе $6"),
    ("ru", "Все ели, всё ещё ели", "Все ели, все еще ели"),
    ("ru", "кое-что по-прежнему", "кое что по прежнему"),
    ("ru", "т.е. и т. е.", "то есть и т.е."),
    ("ru", "20 %, 20%, №5, № 5", "30 %, 30%, №6, № 6"),
    ("ru", "д’Артаньян и д'Артаньян", "д'Артаньян и д’Артаньян"),
    ("ru", "слово\u200bслово и\ufeff слово", "словослово и слово"),
]
PAIRS: list[Pair] = [
    *((lang, text, other) for lang, texts in SENTENCES.items() for text in texts for other in _edited(text, lang)),
    *SPECIAL,
]
PROJECT = """<?xml version="1.0" encoding="UTF-8"?><omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>en</source_lang><target_lang>kk</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>"""
# For each pair: what FindMatches lists for the second text among all the first ones (null if not there), and what the
# same class gives for the two alone, which it also does where it lists nothing for being under 30 %.
PROBE = """
import groovy.json.*
import org.omegat.core.Core
import org.omegat.core.matching.*
import org.omegat.core.statistics.FindMatches
import org.omegat.tokenizer.*
if (eventType.toString() == "LOAD") {
    def tokenizers = [en: new LuceneEnglishTokenizer(), ru: new LuceneRussianTokenizer(), kk: new DefaultTokenizer()]
    def distance = new LevenshteinDistance()
    def out = new JsonSlurper().parse(new File("%(pairs)s"), "UTF-8").collect { lang, left, right ->
        def finder = new FindMatches(tokenizers[lang], 1000, false, true)
        def near = finder.search(Core.project, right, true, false, { false } as org.omegat.core.events.IStopped)
            .find { it.source == left }
        def alone = ["tokenizeStem", "tokenizeNoStem", "tokenizeAll"].collect {
            FuzzyMatcher.calcSimilarity(distance, finder."$it"(right), finder."$it"(left))
        }
        [near ? [near.scores[0].score, near.scores[0].scoreNoStem, near.scores[0].adjustedScore] : null, alone]
    }
    new File("%(answer)s").setText(JsonOutput.toJson(out), "UTF-8")
}
"""


def _memory() -> str:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{escape(left)}</seg></tuv><tuv xml:lang="kk"><seg>x</seg></tuv></tu>'
        for left in dict.fromkeys(left for _, left, _ in PAIRS)
    )
    header = (
        '<header creationtool="t" creationtoolversion="1" segtype="paragraph" o-tmf="t" adminlang="en" srclang="en" '
        'datatype="plaintext"/>'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4">{header}<body>{units}</body></tmx>'


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[int] | None, list[int]]]:
    """For each pair what OmegaT lists, and what it counts: stems, words, all tokens."""
    omegat = shutil.which("omegat") or pytest.skip("omegat is not installed")
    folder = tmp_path_factory.mktemp("rates")
    project = folder / "project"
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    (project / "source/text.txt").write_text("Nothing.", encoding="utf-8")
    (project / "tm/memory.tmx").write_text(_memory(), encoding="utf-8")
    # OmegaT composes the texts of files when it reads them; texts that are handed over must be so.
    composed = [[unicodedata.normalize("NFC", part) for part in pair] for pair in PAIRS]
    (folder / "pairs.json").write_text(json.dumps(composed), encoding="utf-8")
    script, answer = folder / "probe.groovy", folder / "answer.json"
    script.write_text(PROBE % {"pairs": folder / "pairs.json", "answer": answer}, encoding="utf-8")
    done = subprocess.run(
        [omegat, str(project), "--mode=console-translate", f"--config-dir={folder / 'cfg'}", f"--script={script}"],
        capture_output=True, timeout=240, check=True, env={**os.environ, "JAVA_TOOL_OPTIONS": SHORT_LIVED},
    )  # fmt: skip
    assert answer.exists(), done.stdout.decode(errors="replace")[-3000:]
    found: list[tuple[list[int] | None, list[int]]] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def test_the_rates_of_words_and_of_all_tokens_are_omegats_to_the_per_cent(
    counted: list[tuple[list[int] | None, list[int]]],
) -> None:
    wrong = []
    for (lang, left, right), (_, (_, words, tokens)) in zip(PAIRS, counted, strict=True):
        ours = rates(left, right, lang)
        if _has_words(left) and (ours.words, ours.tokens) != (words, tokens):
            wrong.append((lang, left, right, (ours.words, ours.tokens), (words, tokens)))
    assert wrong == []
    assert len(PAIRS) >= 200
    assert len({words for _, (_, words, _) in counted}) > 40


def test_what_omegat_lists_is_what_it_counts(counted: list[tuple[list[int] | None, list[int]]]) -> None:
    listed = [found for found, alone in counted if found == alone]
    assert len(listed) > 150
    assert all(found is None or found == alone for found, alone in counted)
    assert all(max(alone[:2]) < 30 for found, alone in counted if found is None)


def test_omegats_first_rate_takes_a_denial_for_the_sentence_and_ours_does_not(
    counted: list[tuple[list[int] | None, list[int]]],
) -> None:
    _, (stems, words, _) = counted[PAIRS.index(DENIED)]
    ours = rates(*DENIED[1:], DENIED[0])
    assert (stems, ours.stems, ours.words) == (100, words, words)
    assert words < 100


def test_a_search_tells_the_rates_that_omegat_tells(
    tmp_path: Path, counted: list[tuple[list[int] | None, list[int]]]
) -> None:
    records = {(lang, left): Record((Variant(lang, left), Variant("de", "Ja."))) for lang, left, _ in PAIRS}
    asked = found = 0
    with Memory.open(tmp_path / "m.db", write=True) as memory:
        with memory.adding() as adder:
            for record in records.values():
                adder.add(record)
        for (lang, left, right), (_, (_, words, tokens)) in zip(PAIRS, counted, strict=True):
            if words >= 70 and clean(right) == right:  # runs of spaces are one space here
                matches = {match.source_text: match for match in memory.lookup(right, lang, "de", 70, limit=1000)}
                asked += 1
                found += (matches[left].rate, matches[left].token_rate) == (words, tokens)
    assert found == asked > 60
