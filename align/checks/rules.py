"""Every rule that ``ushtil check`` applies, in the order in which their findings are listed."""

from __future__ import annotations

from .shapes import CollectionRule, DocumentRule, VersionRule

DOCUMENT_RULES: tuple[DocumentRule, ...] = ()
VERSION_RULES: tuple[VersionRule, ...] = ()
COLLECTION_RULES: tuple[CollectionRule, ...] = ()
