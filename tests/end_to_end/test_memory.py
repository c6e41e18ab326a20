"""``ushtil memory`` as a user runs it: filled, asked, written out, searched for conflicts, pruned, and refused."""

import json
import re

import pytest

ENGLISH, KAZAKH, RUSSIAN = "report.en.txt", "report.kk.txt", "report.ru.txt"
SENTENCE = "The old ferry will run until October."


PAIRS = {
    "The bridge opens": "Көпір ашылды",
    "It is 340 metres long and carries four lanes.": "Оның ұзындығы – 340 метр, төрт жолағы бар.",
    SENTENCE: "Ескі паром қазан айына дейін жүреді.",
    "After that it becomes a museum.": "Содан кейін ол мұражайға айналады.",
}


@pytest.fixture
def filled(ushtil, texts):
    """A memory of four sentences of the report."""
    (texts / "report.tsv").write_text("en\tkk\n" + "".join(f"{en}\t{kk}\n" for en, kk in PAIRS.items()), "utf-8")
    done = ushtil("memory", "import", "m.db", "report.tsv", "--publication", "Ana Tili")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "report.tsv: 4 units added, 0 known already, 0 left out\n"
    return "m.db"


TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>Cut</seg></tuv><tuv xml:lang="kk"><seg>Кесілді</seg></tuv></tu></body></tmx>"""


WIDE = {"COLUMNS": "300"}


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_what_was_aligned_is_found_exactly_and_like(ushtil, filled):
    done = ushtil("memory", "search", filled, SENTENCE, "--from", "en", "--to", "kk", "--format", "jsonl")
    (match,) = lines(done)
    assert (match["text"], match["exact"], match["rate"]) == ("Ескі паром қазан айына дейін жүреді.", True, 100)
    assert match["publications"] == ["Ana Tili"]
    done = ushtil("memory", "search", filled, SENTENCE.replace("October", "May"), "--min", "80", env=WIDE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "85 %" in done.stdout
    assert "[-October-] {+May+}" in " ".join(done.stdout.split())


def test_languages_are_recognised_and_codes_understood(ushtil, filled):
    kazakh = "Ескі паром қазан айына дейін жүреді"
    assert "100 % of the words" in " ".join(ushtil("memory", "search", filled, kazakh, env=WIDE).stdout.split())
    assert lines(ushtil("memory", "search", filled, kazakh, "--from", "kaz", "--to", "en_US", "--format", "jsonl"))
    done = ushtil("memory", "search", filled, kazakh, "--from", "en", "--to", "kk")
    assert done.stderr.startswith("ushtil: the text looks Kazakh, not English: check --from\n")


def test_what_is_aligned_comes_in_once_from_all_its_files(ushtil):
    assert ushtil("align", ENGLISH, KAZAKH, "-o", "a.tmx", "-o", "a.jsonl", "-o", "a.tsv").returncode == 0
    first, *others = ushtil("memory", "import", "a.db", "a.jsonl", "a.tmx", "a.tsv").stdout.splitlines()
    assert "7 units added, 0 known already" in first
    assert [" 0 units added" in other for other in others] == [True, True]


def test_a_memory_is_written_out_and_comes_in_again_the_same(ushtil, filled, texts):
    for name in ("out.tmx", "out.tsv", "out.jsonl"):
        done = ushtil("memory", "export", filled, "-o", name, "--from", "en", "--to", "kk", "--publication", "Ana*")
        assert (done.returncode, f"ushtil: wrote {name}\n" in done.stderr) == (0, True)
        again = ushtil("memory", "import", filled, name)
        assert ": 0 units added" in again.stdout
    assert not (texts / "none.tmx").exists()
    done = ushtil("memory", "export", filled, "-o", "none.tmx", "--origin", "mt")
    assert (done.returncode, done.stderr) == (0, "ushtil: m.db: no unit fits, so nothing was written\n")


def test_an_older_part_of_an_export_does_not_pass_for_part_of_this_one(ushtil, filled, texts):
    (texts / "more.tsv").write_text("en\tkk\torigin\nOne\tБір\tkk=mt\nTwo. Three.\tЕкі. Үш.\t\n", "utf-8")
    ushtil("memory", "import", "x.db", "more.tsv")
    ushtil("memory", "export", "x.db", "-o", "out.tmx")
    assert all("<tu " in (texts / name).read_text("utf-8") for name in ("out.mt.tmx", "out.paragraph.tmx"))
    done = ushtil("memory", "export", filled, "-o", "out.tmx", "--from", "en", "--to", "kk", "--origin", "human")
    assert "emptied out.mt.tmx: it was there, and nothing belongs into it now" in done.stderr
    assert "<tu " not in (texts / "out.mt.tmx").read_text("utf-8")
    assert "Two. Three." not in (texts / "out.paragraph.tmx").read_text("utf-8")
    assert not (texts / "out.mt.paragraph.tmx").exists()


def test_conflicts_are_shown_and_written(ushtil, filled, texts):
    (texts / "more.tsv").write_text(f"en\tkk\n{SENTENCE}\tПаром қазанға дейін қатынайды.\n", "utf-8")
    ushtil("memory", "import", filled, "more.tsv")
    (conflict,) = lines(ushtil("memory", "conflicts", filled, "--from", "en", "--to", "kk", "--format", "jsonl"))
    assert (conflict["kind"], conflict["texts"], len(conflict["renderings"])) == ("several translations", [SENTENCE], 2)
    shown = ushtil("memory", "conflicts", filled, env=WIDE).stdout
    assert "1 text in en with several translations in kk; 0 more differ in case" in shown
    assert "Паром қазанға дейін" in shown


def test_pruning_says_what_and_takes_nothing_out_in_a_dry_run(ushtil, filled):
    total = int(lines_of_stats(ushtil, filled)["units"].split(",")[0])
    chosen = ("memory", "prune", filled, "--publication", "Ana Tili", "--min-score", "0")
    assert f"{total} of {total} units would be taken out" in ushtil(*chosen, "--dry-run").stdout
    assert f"{total} of {total} units were taken out" in ushtil(*chosen).stdout
    assert lines_of_stats(ushtil, filled)["units"].startswith("0,")


def test_long_names_of_publications_stand_apart_from_their_figures_and_dates_are_days(ushtil, filled):
    ushtil("memory", "import", filled, "report.tsv", "--publication", "Егемен Қазақстан газеті")
    shown = ushtil("memory", "stats", filled).stdout.splitlines()
    (named,) = (line for line in shown if "Егемен Қазақстан газеті" in line)
    assert named.split() == ["publication:", "Егемен", "Қазақстан", "газеті", "4"]
    (dates,) = (line for line in shown if line.startswith("created"))
    assert re.search(r" \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$", dates)


def test_where_nothing_is_found_a_lower_least_match_is_named_only_if_there_is_one(ushtil, filled):
    asked = ("memory", "search", filled, "Zebra", "--from", "en", "--to", "kk")
    assert "a lower --min may find more" in ushtil(*asked).stderr
    assert "--min" not in ushtil(*asked, "--min", "1").stderr
    done = ushtil("memory", "search", filled, "Zebra " * 20_000, "--from", "en", "--to", "kk")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "more than 100,000 characters" in done.stderr


def test_a_language_that_a_memory_lacks_is_said_once_and_nothing_else(ushtil, filled):
    done = ushtil("memory", "search", filled, "Zebra", "--from", "en", "--to", "de")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "", 1)
    assert "there is nothing in this memory in" in done.stderr


def lines_of_stats(ushtil, name):
    return {line[:26].strip(): line[26:].strip() for line in ushtil("memory", "stats", name).stdout.splitlines()}


def test_a_bad_file_among_good_ones_is_said_and_the_good_ones_are_taken(ushtil, texts, filled):
    (texts / "bad.tmx").write_text(TMX[:-30], "utf-8")
    (texts / "good.tsv").write_text("en\tkk\nGood\tЖақсы\n", "utf-8")
    done = ushtil("memory", "import", filled, "bad.tmx", "good.tsv")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("ushtil: bad.tmx:")
    assert done.stdout == "good.tsv: 1 unit added, 0 known already, 0 left out\n"


def test_garbled_letters_are_repaired_and_the_report_says_where(ushtil, texts):
    garbled = "Қала әкімі жаңа көпірдің ашылғанын айтты.".encode().decode("cp1251", "replace")
    (texts / "old.tsv").write_text(f"en\tkk\nGood\tЖақсы\nThe mayor said it was open.\t{garbled}\n", "utf-8")
    done = ushtil("memory", "import", "m.db", "old.tsv")
    assert (done.returncode, done.stderr) == (0, "")
    said = "  1 × garbled letters repaired (UTF-8 read as Windows-1251) (line 3)\n"
    assert done.stdout == "old.tsv: 2 units added, 0 known already, 0 left out\n" + said
    found = ushtil("memory", "search", "m.db", "The mayor said it was open.", "--to", "kk", "--format", "jsonl")
    assert lines(found)[0]["text"] == "Қала әкімі жаңа көпірдің ашылғанын айтты."


REFUSED = """
search none.db text
search report.en.txt text
search m.db .
search m.db text --from kz --to en
search m.db text --min 0
import m.db report.docx
import m.db none.tmx
import report.tsv report.tsv
import m.db report.tsv --model x
export m.db -o m.db
export m.db -o -
export m.db -o x.tmx --since yesterday
prune m.db --origin robot
prune m.db
stats
"""


def test_what_cannot_be_done_is_one_line_and_exit_2(ushtil, filled):
    for command in REFUSED.strip().splitlines():
        done = ushtil("memory", *command.split())
        assert (command, done.returncode, done.stdout, done.stderr.count("\n")) == (command, 2, "", 1)
        assert done.stderr.startswith("ushtil: ")


def test_a_hostile_text_cannot_steer_the_terminal(ushtil, texts, filled):
    rows = [{"text": {"en": "Red \x1b[31m \u202esign here", "kk": "Қызыл \x1b]0;x\x07 белгі"}}]
    (texts / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    ushtil("memory", "import", filled, "a.jsonl", "--publication", "\x1b[2J")
    done = ushtil("memory", "search", filled, "Red sign here", "--from", "en", "--to", "kk", "--min", "50")
    assert done.returncode == 0
    assert not {"\x1b", "\u202e", "\x07"} & set(done.stdout + done.stderr + ushtil("memory", "stats", filled).stdout)


BROKEN = {
    "cut.tmx": (TMX[:-20], "broken or cut off"),
    "codes.tmx": (TMX.replace('"kk"', '"kz"'), "nothing of it could be used"),
    "none.tsv": ("one\ttwo\n1\t2\n", "no two languages"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_import_that_brings_nothing_is_told_and_leaves_no_new_memory(ushtil, texts, name):
    content, said = BROKEN[name]
    (texts / name).write_text(content, "utf-8")
    done = ushtil("memory", "import", "new.db", name)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(texts.glob("new.db*")) == []
    if name == "codes.tmx":
        assert "1 × “kz” is no language code (Kazakh is kk) (unit 1)" in done.stdout


def test_a_memory_that_was_there_or_got_something_stays(ushtil, filled, texts):
    (texts / "cut.tmx").write_text(TMX[:-20], "utf-8")
    (texts / "whole.tmx").write_text(TMX, "utf-8")
    assert ushtil("memory", "import", filled, "cut.tmx").returncode == 2
    assert ushtil("memory", "import", "new.db", "cut.tmx", "whole.tmx").returncode == 2
    for memory in (filled, "new.db"):
        assert lines(ushtil("memory", "search", memory, "Cut" if memory == "new.db" else SENTENCE, "--format", "jsonl"))


def test_titles_of_a_table_name_the_languages_in_words(ushtil, texts):
    (texts / "own.tsv").write_text("id\tҚазақша\tРусский\tscore\n7\tБір тас\tОдин камень\t0.5\n", "utf-8")
    done = ushtil("memory", "import", "own.db", "own.tsv")
    assert (done.returncode, done.stderr) == (0, "")
    (match,) = lines(ushtil("memory", "search", "own.db", "Бір тас", "--from", "kk", "--to", "ru", "--format", "jsonl"))
    assert match["text"] == "Один камень"
