"""The pages that people open: an alignment side by side, and a copy beside its source."""

from __future__ import annotations

from .alignment import alignment_page
from .comparison import comparison_page

__all__ = ["alignment_page", "comparison_page"]
