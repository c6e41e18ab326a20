"""The version of the installed package."""

from __future__ import annotations

from functools import cache


@cache
def version() -> str:
    """The version that was installed; ``unknown`` when the folders are used without being installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("ushtil")
    except PackageNotFoundError:
        return "unknown"
