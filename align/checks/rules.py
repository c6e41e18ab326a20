"""Every rule that ``ushtil check`` applies, in the order in which their findings are listed."""

from __future__ import annotations

from .publications.quotations import repeated_passages
from .publications.renderings import renderings
from .publications.same_facts import conflicting_figures
from .publications.spellings import spellings
from .shapes import CollectionRule, DocumentRule, VersionRule
from .text.headings import heading_gaps
from .text.leftovers import leftovers
from .text.lines import broken_lines
from .text.marks import mixed_dialogue_dashes, mixed_quotation_marks, open_marks
from .text.rates import consistent_rates
from .text.repeated import repetitions
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
    leftovers,
    broken_lines,
    heading_gaps,
    mixed_quotation_marks,
    mixed_dialogue_dashes,
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
    renderings,
    repeated_passages,
    conflicting_figures,
)
