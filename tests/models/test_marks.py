"""Marks are counted by class, whatever their shape, and at most two of a class."""

from ushtil.models.marks import MARKS, mark_counts


def counts(text):
    return dict(zip(MARKS, mark_counts([text])[:, 0].tolist(), strict=True))


def test_each_class_is_counted():
    assert counts("— Сіз кімсіз? (Күлді): «Мен»") == {"question": 1, "quotation": 2, "bracket": 2, "colon": 1}


def test_quotation_marks_of_all_traditions_are_of_one_class():
    for text in ('"yes"', "“yes”", "«иә»", "„да“", "‹да›"):
        assert counts(text)["quotation"] == 2


def test_more_than_two_say_nothing_more():
    assert counts("?" * 1000)["question"] == 2


def test_a_text_without_marks_has_none():
    assert set(counts("Жақсы.").values()) == {0}


def test_an_apostrophe_is_no_quotation_mark():
    assert counts("don't, Qazaqstan’s")["quotation"] == 0


def test_there_is_a_column_for_each_text():
    assert mark_counts(["a", "b", "c"]).shape == (len(MARKS), 3)
    assert mark_counts([]).shape == (len(MARKS), 0)
