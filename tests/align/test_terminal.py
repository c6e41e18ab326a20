"""No text of a document or name of a file can steer a terminal."""

import pytest
from ushtil.align.terminal import emit, emit_table, harmless, note, progress, shown


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
