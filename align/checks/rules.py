"""Every rule that ``ushtil check`` applies, in the order in which their findings are listed."""

from __future__ import annotations

from .publications.marked_otherwise import marked_otherwise
from .publications.quotations import repeated_passages
from .publications.renderings import renderings
from .publications.respelled_words import respelled_words
from .publications.same_facts import conflicting_figures
from .publications.spellings import spellings
from .shapes import CollectionRule, DocumentRule, VersionRule
from .text.apostrophes import mixed_apostrophes
from .text.conversions import glued_figures, split_amounts
from .text.decimals import decimal_marks
from .text.dialogue import undashed_questions
from .text.foreign_lines import foreign_lines
from .text.headings import heading_gaps
from .text.leftovers import leftovers
from .text.lines import broken_lines
from .text.marks import mixed_dialogue_dashes, mixed_quotation_marks, open_marks
from .text.page_titles import page_titles
from .text.rates import consistent_rates
from .text.repeated import repeated_titles, repetitions
from .text.scripts import scripts
from .versions.absent import absences
from .versions.facts import facts_of_versions
from .versions.headings import lost_headings
from .versions.names import names
from .versions.untranslated import untranslated

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    scripts,
    consistent_rates,
    repetitions,
    page_titles,
    repeated_titles,
    leftovers,
    foreign_lines,
    broken_lines,
    heading_gaps,
    mixed_quotation_marks,
    mixed_apostrophes,
    decimal_marks,
    glued_figures,
    split_amounts,
    mixed_dialogue_dashes,
    undashed_questions,
    open_marks,
)
VERSION_RULES: tuple[VersionRule, ...] = (
    facts_of_versions,
    names,
    untranslated,
    absences,
    lost_headings,
)
COLLECTION_RULES: tuple[CollectionRule, ...] = (
    spellings,
    respelled_words,
    renderings,
    marked_otherwise,
    repeated_passages,
    conflicting_figures,
)
