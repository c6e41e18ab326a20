"""Whatever is wrong is told in one line with its place and remedy, with exit 2, and leaves nothing behind."""

import io
import os
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable

import pytest

ENGLISH, KAZAKH = "report.en.txt", "report.kk.txt"
FOLDERS = ["none/out.tsv", "report.kk.txt/out.tsv", "folder", "/proc/out.tsv"]


def refused(done, *said: str) -> None:
    """Fail unless the command told of one mistake in one line and wrote nothing to standard output."""
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.startswith("ushtil: ")
    assert done.stderr.count("\n") == 1
    for words in said:
        assert words in done.stderr


@pytest.fixture
def unchanged(texts):
    """Fails the test if it leaves a file that was not there, or another text in one that was."""
    (texts / "folder").mkdir()
    (texts / "old.tsv").write_text("old")
    before = {path: path.is_dir() or path.read_bytes() for path in texts.iterdir()}
    yield texts
    assert {path: path.is_dir() or path.read_bytes() for path in texts.iterdir() if path.name[:4] != "bad."} == before


BAD = {
    "missing": None,
    "empty": b"",
    "blank": b"\xef\xbb\xbf \n\t\n",
    "binary": b"\x7fELF\x02\x01\x00\x00" * 99,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "noise": bytes(range(128, 256)) * 20,
    "mixed": "Қазақ тілі – мемлекеттік тіл.\n".encode() + "Екінші жол.".encode("cp1251"),
    "utf16": "Қазақ тілі.".encode("utf-16")[:-1],
    "rtf": b"{\\rtf1 Text}",
    "long": b"word " * 10_000_000,
}


@pytest.mark.parametrize("verb", ["align", "compare"])
@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_used_is_named(ushtil, unchanged, verb, kind):
    bad = unchanged / ("bad.kk.txt" if verb == "align" else "bad.en.txt")
    if (content := BAD[kind]) is not None:
        bad.write_bytes(content)
    refused(ushtil(verb, ENGLISH, bad.name, "-o", "old.jsonl", "-o", "out.html"), bad.name)


def test_a_directory_is_named(ushtil, unchanged):
    refused(ushtil("align", ENGLISH, "kk=folder", "-o", "old.tsv"), "folder", "directory")


def test_one_language_twice_is_told_with_both_files(ushtil, unchanged):
    refused(ushtil("align", ENGLISH, "reprint.en.txt", "-o", "old.tsv"), "reprint.en.txt", ENGLISH, "compare")


def test_two_languages_are_not_compared(ushtil, unchanged):
    refused(ushtil("compare", ENGLISH, KAZAKH), KAZAKH, ENGLISH, "align")


def test_a_pair_of_other_languages_is_refused(ushtil, unchanged):
    refused(ushtil("align", ENGLISH, KAZAKH, "--pair", "en-fr", "-o", "old.tsv"), "en-fr", "en-kk")


@pytest.mark.parametrize("target", FOLDERS)
def test_a_place_that_cannot_be_written_to_is_named_and_no_other_output_is_written(ushtil, unchanged, target):
    form = ["--format", "tsv"] if target == "folder" else []
    refused(ushtil("align", ENGLISH, KAZAKH, "-o", "old.tsv", "-o", target, *form), target)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is protected against root")
def test_a_folder_that_can_only_be_read_is_named(ushtil, unchanged):
    (unchanged / "folder").chmod(0o555)
    refused(ushtil("align", ENGLISH, KAZAKH, "-o", "folder/out.tsv"), "folder/out.tsv", "not allowed")


def test_a_text_that_is_being_read_is_not_overwritten(ushtil, unchanged):
    refused(ushtil("align", ENGLISH, KAZAKH, "-o", f"folder/../{KAZAKH}", "--format", "tsv"), "would be overwritten")
    refused(ushtil("align", ENGLISH, f"kk={KAZAKH}", "-o", KAZAKH, "--format", "tsv"), "would be overwritten")


def test_a_full_disk_leaves_nothing(ushtil, unchanged):
    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = ushtil("align", ENGLISH, KAZAKH, "-o", "out.html", "-o", "old.tsv", preexec_fn=small_files_only)
    refused(done, "out.html", "larger than this system lets you write")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is always full")  # noqa: PTH110
def test_a_full_disk_behind_standard_output_is_told_once(ushtil, unchanged):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = ushtil("align", ENGLISH, KAZAKH, "--format", "tsv", stdout=full)
    assert done.returncode == 2
    assert done.stderr == "ushtil: standard output: the disk is full: free some space or choose another disk with -o\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_early_hears_nothing_more(command, texts, unbuffered):
    (texts / "l.en.txt").write_text("".join(f"Line {number} of the text.\n" for number in range(3000)))
    (texts / "l.ru.txt").write_text("".join(f"Строка {number} текста.\n" for number in range(3000)), encoding="utf-8")
    with subprocess.Popen(
        [*command, "align", "l.en.txt", "l.ru.txt", "--lines", "--format", "jsonl"],
        cwd=texts,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as writer:
        assert writer.stdout
        assert writer.stderr
        writer.stdout.read(10)
        writer.stdout.close()
        assert writer.stderr.read() == b""
    assert writer.returncode == 141


def test_ctrl_c_is_one_line_and_leaves_nothing(command, unchanged):
    os.mkfifo(unchanged / "bad.kk.txt")
    with subprocess.Popen(
        [*command, "align", ENGLISH, "bad.kk.txt", "-o", "old.tsv"],
        cwd=unchanged,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Under nohup the tests themselves, and so all that they start, hear no Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as waiting:
        pipe = opened_for_writing(unchanged / "bad.kk.txt", waiting)
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=60)
        os.close(pipe)
    assert (waiting.returncode, out, err) == (130, b"", b"ushtil: interrupted\n")


def opened_for_writing(pipe, reader) -> int:
    """The pipe's descriptor, once the command has begun to read: from then on it waits for the text."""
    while reader.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    pytest.fail("the command ended before it read the text")


def test_a_hostile_file_name_is_shown_harmless(ushtil, unchanged):
    refused(ushtil("align", ENGLISH, "a\nb\x1b[31m[red].kk.txt"), r"a\nb\x1b[31m[red].kk.txt")


def test_a_file_that_vanishes_while_it_is_read_is_told(command, unchanged):
    code = (
        "import pathlib, sys\n"
        "from ushtil.align.cli import main\n"
        "read = pathlib.Path.read_bytes\n"
        "def gone(path):\n"
        "    path.unlink()\n"
        "    return read(path)\n"
        "pathlib.Path.read_bytes = gone\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    (unchanged / "bad.en.txt").write_text("One.")
    done = subprocess.run(
        [sys.executable, "-c", code, "align", "bad.en.txt", KAZAKH, "-o", "old.tsv"],
        cwd=unchanged,
        capture_output=True,
        text=True,
        check=False,
    )
    refused(done, "bad.en.txt", "no such file")


@pytest.mark.parametrize("out", ["old.tsv", "report.en.txt/x", "/proc/none"])
def test_a_demo_folder_that_cannot_be_made_is_named(ushtil, unchanged, out):
    refused(ushtil("demo", "--out", out), out)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_listed_is_named(ushtil, unchanged):
    (unchanged / "folder").chmod(0)
    refused(ushtil("evaluate", "folder", "."), "folder", "no permission")


ENTITIES = '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
UNIT = '<tu{}><tuv xml:lang="en"><seg>One.</seg></tuv><tuv xml:lang="kk"><seg>{}</seg></tuv></tu>'


def memory(unit: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>\n{before}<tmx version="1.4"><header srclang="en"/><body>{unit}</body></tmx>'.encode()


def packed(name: str, content: bytes, count: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{name}{number or ''}", content)
    return out.getvalue()


FORMATS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "entities": ("tmx", lambda: memory(UNIT.format("", "&c;"), ENTITIES), "entities of its own"),
    "a long attribute": ("tmx", lambda: memory(UNIT.format(f' x="{"a" * 30_000_000}"', "Бір.")), "ten million"),
    "a long text": ("tmx", lambda: memory(UNIT.format("", "a" * 30_000_000)), "ten million"),
    "a memory cut off": ("tmx", lambda: memory(UNIT.format("", "Бір."))[:-40], "broken or cut off"),
    "no language code": ("tmx", lambda: memory(UNIT.format("", "Бір.").replace("xml:lang", "x")), "no text"),
    "another encoding": ("tmx", lambda: memory("").replace(b"<body>", "<body>Бір".encode("cp1251")), "encoding"),
    "entities in units": ("xliff", lambda: ENTITIES.encode() + b"<t>&b;</t>", "entities of its own"),
    "a bomb": ("docx", lambda: packed("word/document.xml", b" " * 250_000_000), "no Word document"),
    "no document": ("docx", lambda: packed("../../etc/passwd", b"x", 500), "no Word document"),
    "a packed file cut off": ("docx", lambda: packed("word/document.xml", b"x" * 5000)[:-60], "damaged or cut off"),
    "a bomb of a workbook": ("xlsx", lambda: packed("xl/workbook.xml", b" " * 550_000_000), "more than 500 MB"),
    "a zero byte": ("tsv", lambda: "en\tkk\nOne.\tБі\0р.\n".encode(), "bad.kk.tsv:2: binary data"),
    "half a JSON": ("jsonl", lambda: b'{"kk": "A."}\n{"kk":\n', "bad.kk.jsonl:2: this line is not JSON"),
    "a PDF cut off": ("pdf", lambda: b"%PDF-1.7\n1 0 obj\n", "damaged or cut off"),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_of_a_format_that_cannot_be_used_is_named(ushtil, unchanged, kind):
    ending, content, said = FORMATS[kind]
    bad = unchanged / f"bad.kk.{ending}"
    bad.write_bytes(content())
    refused(ushtil("align", ENGLISH, bad.name, "-o", "old.jsonl", "-o", "out.html"), bad.name, said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", KAZAKH, "bad.kk.tmx", "-o", "old.jsonl"),
        ("check", ENGLISH, "bad.kk.tmx", "--format", "jsonl", "-o", "old.jsonl"),
        ("evaluate", "bad.gold.tsv", "bad.kk.tmx"),
        ("memory", "import", "bad.db", "bad.kk.tmx"),
        ("memory", "search", "bad.db", "One.", "--from", "en", "--to", "kk"),
        ("memory", "stats", "bad.db"),
        ("memory", "export", "bad.db", "-o", "old.tmx"),
        ("memory", "conflicts", "bad.db", "--from", "en", "--to", "kk"),
        ("memory", "prune", "bad.db", "--max-score", "0.1"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_every_command_names_the_file_that_it_cannot_use(ushtil, unchanged, arguments):
    (unchanged / "bad.kk.tmx").write_bytes(memory(UNIT.format("", "&c;"), ENTITIES))
    (unchanged / "bad.gold.tsv").write_text("0\t0\n")
    if arguments[1] != "import":
        (unchanged / "bad.db").write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    refused(ushtil(*arguments), "bad.")
