"""The pages that people open: an alignment, a copy beside its source, many copies of one source, and a check."""

from __future__ import annotations

from .alignment import alignment_page
from .check import check_page
from .comparison import comparison_page
from .witnesses import witnesses_page

__all__ = ["alignment_page", "check_page", "comparison_page", "witnesses_page"]
