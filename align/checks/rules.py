"""Every rule that ``ushtil check`` applies, in the order in which their findings are listed."""

from __future__ import annotations

from .absent import absences
from .headings import heading_gaps
from .headings_of_versions import lost_headings
from .leftovers import leftovers
from .lines import broken_lines
from .marks import mixed_dialogue_dashes, mixed_quotation_marks, open_marks
from .names import names
from .quotations import repeated_passages
from .rates import consistent_rates
from .renderings import renderings
from .repeated import repetitions
from .same_facts import conflicting_figures
from .scripts import scripts
from .shapes import CollectionRule, DocumentRule, VersionRule
from .spellings import spellings
from .untranslated import untranslated
from .versions import facts_of_versions

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
