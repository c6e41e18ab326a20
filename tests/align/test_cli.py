"""Each verb answers a wrong command line with one line, and a fault of ours keeps its traceback."""

import errno
import os
import sys

import pytest
from ushtil.align import cli
from ushtil.corpus.errors import InputError


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.tsv"
    path.write_text("0\t0\n1\t1,2\n")
    return str(path)


def test_the_version_is_printed(capfd):
    assert cli.main(["--version"]) == 0
    assert capfd.readouterr().out.startswith("ushtil ")


def test_help_names_every_verb_and_what_to_type_first(capfd):
    assert cli.main(["--help"]) == 0
    text = capfd.readouterr().out
    for word in ("demo", "align", "compare", "evaluate", "ushtil demo"):
        assert word in text


def test_no_verb_is_bad_usage_with_the_help_on_standard_error(capfd):
    assert cli.main([]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "ushtil demo" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["alig"], "no such command 'alig'"),
        (["align"], "missing argument"),
        (["align", "a", "b", "--nonsense"], "no such option: --nonsense"),
        (["align", "a", "b", "--format", "docx"], "'--format'"),
        (
            ["align", "a.en.txt"],
            "1 version given, and align takes two or three (of one file that holds several: en=FILE kk=FILE",
        ),
        (["align", "a", "b", "c", "d"], "4 versions given"),
        (["align", "a.en.txt", "b.kk.txt", "-o", "out.docx"], "names no format"),
        (["align", "a.en.txt", "b.kk.txt", "-o"], "requires an argument (see ushtil align --help)"),
        (["align", "a", "b", "-format", "tsv"], "no such option: -format: write --format (see ushtil align --help)"),
        (["align", "a", "b", "-nonsense"], "no such option: -n (see ushtil align --help)"),
        (["align", "en=-", "kk=-"], "standard input can be read only once"),
        (["compare", "a.en.txt"], "missing argument"),
        (["compare", "a.en.txt", "b.en.txt", "--fail-on", "neutral"], "'--fail-on'"),
        (["compare", "a.en.txt", "b.en.txt", "-o", "x.tmx"], "names no format"),
        (["evaluate", "a"], "missing argument"),
        (["evaluate", "none", "none"], "no such file"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_exit_2(arguments, said, capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("ushtil: ")
    assert said in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_scores_are_printed_with_their_signature(gold, capfd):
    assert cli.main(["evaluate", gold, gold]) == 0
    assert "strict" in (out := capfd.readouterr().out)
    assert out.splitlines()[-1].startswith("beads:micro|documents:1|")


def test_scores_are_printed_as_json(gold, capfd):
    assert cli.main(["evaluate", gold, gold, "--format", "json"]) == 0
    assert '"strict": {"precision": 1.0' in capfd.readouterr().out


def raising(error: BaseException):
    def fail(*arguments: object) -> None:
        raise error

    return fail


def test_a_hostile_file_name_in_an_error_cannot_steer_the_terminal(gold, capfd, monkeypatch):
    monkeypatch.setattr("ushtil.align.golds.bead_pairs", raising(InputError("is bad", "a\n\x1b[31m[red].tsv", 3)))
    assert cli.main(["evaluate", gold, gold]) == 2
    assert capfd.readouterr().err == "ushtil: a\\n\\x1b[31m[red].tsv:3: is bad\n"


def test_ctrl_c_is_one_line_and_exit_130(gold, capfd, monkeypatch):
    monkeypatch.setattr("ushtil.align.golds.bead_pairs", raising(KeyboardInterrupt()))
    assert cli.main(["evaluate", gold, gold]) == 130
    assert capfd.readouterr().err == "ushtil: interrupted\n"


def test_a_fault_of_ours_keeps_its_traceback(gold, monkeypatch):
    monkeypatch.setattr("ushtil.align.golds.bead_pairs", raising(ZeroDivisionError("ours")))
    with pytest.raises(ZeroDivisionError):
        cli.main(["evaluate", gold, gold])


class Refusing:
    """A standard output that cannot be written to."""

    def __init__(self, number: int) -> None:
        self.buffer = self
        self.number = number

    def write(self, data: object) -> None:
        raise OSError(self.number, os.strerror(self.number))

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        raise OSError


def test_a_reader_that_went_away_is_no_error(gold, capfd, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Refusing(errno.EPIPE))
    assert cli.main(["evaluate", gold, gold, "--format", "json"]) == 141
    assert capfd.readouterr().err == ""


def test_a_full_disk_behind_standard_output_is_reported(gold, capfd, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Refusing(errno.ENOSPC))
    assert cli.main(["evaluate", gold, gold, "--format", "json"]) == 2
    assert capfd.readouterr().err.startswith("ushtil: standard output: the disk is full")
