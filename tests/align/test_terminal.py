"""No text of a document or name of a file can steer a terminal."""

import sys
from pathlib import Path

import pytest
from ushtil.align.terminal import called, emit, emit_table, harmless, note, progress, shown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\x9b2J\x07", r"\x9b2J\x07"),
        ("\u202egnp.exe\u2066", r"\u202egnp.exe\u2066"),
        ("a\u2028b", r"a\u2028b"),
        ("\udcff.txt", r"\udcff.txt"),
        ("Қазақ тілі – [red] «ө»", "Қазақ тілі – [red] «ө»"),
    ],
)
def test_what_could_steer_a_terminal_is_written_as_an_escape(text, plain):
    assert harmless(text) == plain


def test_a_text_in_a_table_has_spaces_for_its_line_breaks():
    assert shown("\ufeffone\r\n two\u2028three\x1b") == r"one two three\x1b"


def test_a_note_is_one_line_on_standard_error(capsys):
    note("bad\nname\x1b[2J")
    assert capsys.readouterr() == ("", "ushtil: bad\\nname\\x1b[2J\n")


def test_progress_is_silent_where_there_is_no_terminal(capsys):
    with progress("reading"):
        pass
    assert capsys.readouterr() == ("", "")


def test_output_is_written_as_it_is(capfd):
    emit("тіл\u2028\n")
    assert capfd.readouterr().out == "тіл\u2028\n"


def test_a_table_in_a_pipe_has_no_colour_and_no_trailing_blanks(capfd):
    from rich.text import Text

    emit_table(Text("red", style="red"), Text("[b]x[/b]   "))
    assert capfd.readouterr().out == "red\n[b]x[/b]\n"


@pytest.fixture
def program(tmp_path, monkeypatch) -> Path:
    """An executable called ushtil in a folder below the current one, and nothing on the path."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    path = tmp_path / "my bin" / "ushtil"
    path.parent.mkdir()
    path.touch(0o755)
    return path


def test_the_command_is_named_as_it_was_called(program, monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert called() == "'my bin/ushtil'"
    monkeypatch.setenv("PATH", str(program.parent))
    assert called() == "ushtil"
    monkeypatch.setattr(sys, "argv", ["/somewhere/pytest"])
    assert called() == "ushtil"


def test_the_command_that_python_runs_is_named_so(program, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["/somewhere/align/__main__.py"])
    monkeypatch.setattr(sys, "executable", str(program.with_name("python")))
    assert called() == "'my bin/python' -m ushtil.align"
