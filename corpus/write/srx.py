"""Sentence rules as SRX 2.0, the exchange format of translation tools, and as the file of OmegaT up to 5.

OmegaT keeps the same rules as Java beans in ``segmentation.conf``; later releases read ``segmentation.srx`` too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..segmentation_rules import Rule
from ..tables import primary_language

_BEANS: Final = "org.omegat.core.segmentation"
_BEANS_VERSION: Final = "0.2.2"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def srx(rules: Mapping[str, Sequence[Rule]]) -> Iterator[str]:
    """The lines of an SRX file with the rules of each language (a BCP 47 code)."""
    yield _DECLARATION
    yield '<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n<header segmentsubflows="yes" cascade="no">\n'
    for kind, include in (("start", "no"), ("end", "yes"), ("isolated", "no")):
        yield f'<formathandle type="{kind}" include="{include}"/>\n'
    yield "</header>\n<body>\n<languagerules>\n"
    for lang, found in rules.items():
        yield f'<languagerule languagerulename="{_escaped(lang)}">\n'
        for rule in found:
            yield (
                f'<rule break="{"yes" if rule.breaks else "no"}"><beforebreak>{_escaped(rule.before)}</beforebreak>'
                f"<afterbreak>{_escaped(rule.after)}</afterbreak></rule>\n"
            )
        yield "</languagerule>\n"
    yield "</languagerules>\n<maprules>\n"
    for lang in rules:
        yield f'<languagemap languagepattern="{_pattern(lang)}" languagerulename="{_escaped(lang)}"/>\n'
    yield "</maprules>\n</body>\n</srx>\n"


def segmentation_conf(rules: Mapping[str, Sequence[Rule]]) -> Iterator[str]:
    """The lines of OmegaT's own file with the same rules."""
    yield _DECLARATION
    yield f'<java version="1.8" class="java.beans.XMLDecoder">\n<object class="{_BEANS}.SRX">\n'
    yield '<void property="mappingRules"><object class="java.util.ArrayList">\n'
    for lang, found in rules.items():
        yield f'<void method="add"><object class="{_BEANS}.MapRule">\n'
        yield _property("language", lang) + _property("pattern", _pattern(lang))
        yield '<void property="rules"><object class="java.util.ArrayList">\n'
        for rule in found:
            yield f'<void method="add"><object class="{_BEANS}.Rule">'
            yield _property("afterbreak", rule.after) + _property("beforebreak", rule.before)
            yield f'<void property="breakRule"><boolean>{str(rule.breaks).lower()}</boolean></void></object></void>\n'
        yield "</object></void>\n</object></void>\n"
    yield "</object></void>\n" + _property("version", _BEANS_VERSION) + "</object>\n</java>\n"


def _property(name: str, value: str) -> str:
    return f'<void property="{name}"><string>{_escaped(value)}</string></void>\n'


def _pattern(lang: str) -> str:
    """A pattern for the language and its variants, in either case."""
    return "".join(f"[{letter.upper()}{letter}]" for letter in primary_language(lang)) + "([-_].*)?"


def _escaped(text: str) -> str:
    """A pattern, each of whose spaces counts, in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
