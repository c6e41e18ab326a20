"""The quantities of a text: numbers, percentages, money, dates, years, centuries and times with exact values."""

from __future__ import annotations

from .compare import Differences, differences, keys, values
from .quantities import quantities
from .types import Quantity

__all__ = ["Differences", "Quantity", "differences", "keys", "quantities", "values"]
