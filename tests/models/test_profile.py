"""A document's keys are read once, by kind, and stand with the segments that hold them."""

from ushtil.corpus.lexicon import Lexicon
from ushtil.corpus.types import Document, Segment
from ushtil.models.profile import Profile

TEXT = "Айгүл Омарова 1 250 теңге төледі. Дүкен ертең ашылады ма?"
DOCUMENT = Document("d", "kk", TEXT, (Segment(0, 33, 0), Segment(34, len(TEXT), 0)))


def where(postings, key):
    number = list(postings.keys).index(key)
    return postings.segment[postings.starts[number] : postings.starts[number + 1]].tolist()


def test_names_and_other_words_are_told_apart_by_their_capitals():
    profile = Profile.of(DOCUMENT, Lexicon.default())
    assert where(profile.names, "omarova") == [0]
    assert "omarova" not in profile.words.keys
    assert any(where(profile.words, word) == [1] for word in profile.words.keys)


def test_lengths_and_marks_run_over_segments():
    profile = Profile.of(DOCUMENT, Lexicon.default())
    assert len(profile) == 2
    assert profile.lengths.tolist() == [28, 20]
    assert profile.marks[0].tolist() == [0, 1]


def test_the_lexicon_names_the_entries_that_a_word_may_be():
    lexicon = Lexicon.default()
    profile = Profile.of(DOCUMENT, lexicon)
    found = {lexicon.entries[n].en for key in profile.listed.keys for n in key}
    assert any("tomorrow" in entry for entry in found)


def test_without_a_lexicon_and_without_words_there_are_no_keys():
    empty = Profile.of(Document("e", "kk", "", ()), Lexicon.read([]))
    assert len(empty) == 0
    assert not [*empty.names.keys, *empty.words.keys, *empty.listed.keys, *empty.numbers.keys, *empty.stems.keys]
