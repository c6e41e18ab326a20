"""A project folder of OmegaT: the source text, the translations by how far they are to be trusted, and our sentences.

OmegaT puts what lies in ``tm/auto`` into the translation by itself, and takes so many points off a match as the name
of its ``penalty`` folder says; that is all it knows of trust. Where it would cut a text otherwise than we did, nothing
of it matches: so our rules come with the project, and the source text with one paragraph a line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Final

from ..output import Content
from ..segmentation_cuts import exceptions
from ..segmentation_rules import Rule, rules
from ..types import Alignment, Document, Unit
from ..units import clean, is_sentence_pair, units
from .markup import content
from .srx import segmentation_conf, srx
from .tmx import SegType, tmx

SURE: Final = 0.9
FAIR: Final = 0.7
_MOST_EXCEPTIONS: Final = 500
_FOLDERS: Final = ("source", "target", "tm/auto", "glossary", "dictionary", "omegat")
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_LINE_BREAK: Final = re.compile("[\n\r]")
_WHITE: Final = re.compile(r"[^\S\n\r]+")
_FILTERS: Final = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<filters removeTags="false" removeSpacesNonseg="true" preserveSpaces="false" ignoreFileContext="false">
<filter className="org.omegat.filters2.text.TextFilter" enabled="true">
<files sourceFilenameMask="*.txt" targetFilenamePattern="${filename}" sourceEncoding="UTF-8" targetEncoding="UTF-8"/>
<option name="segmentOn" value="BREAKS"/>
</filter>
</filters>
"""


def omegat_project(alignment: Alignment, created: datetime) -> dict[str, Content]:
    """The files of a project that translates the first document of a pair, by their names in the folder."""
    source, target = alignment.documents
    ruled = {document.lang: (*_exceptions(document), *rules(document.lang)) for document in (source, target)}
    files: dict[str, Content] = {f"{folder}/": b"" for folder in _FOLDERS}
    files["omegat.project"] = _project(source.lang, target.lang)
    files["omegat/filters.xml"] = _FILTERS
    files["omegat/segmentation.conf"] = segmentation_conf(ruled)
    files["omegat/segmentation.srx"] = srx(ruled)
    name = safe_name(source.id)
    files[f"source/{name}.txt"] = running_text(source)
    return files | _memories(alignment, name, created)


def safe_name(identifier: str) -> str:
    """A document's id as the name of a file without its ending: no way out of the folder, no sign to trip over."""
    last = identifier.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".txt")
    return _UNSAFE.sub("_", clean(last)).strip("._-")[:100] or "text"


def running_text(document: Document) -> str:
    """The text with each paragraph on one line, and else as it is; what no XML can hold is left out."""
    parts: list[str] = []
    end, paragraph = 0, -1
    for segment, text in zip(document.segments, document.sentences, strict=True):
        gap = document.text[end : segment.start].replace("\ufeff", "")
        if segment.paragraph != paragraph:
            if parts and not _LINE_BREAK.search(gap):
                gap = "\n"
            gap = _WHITE.sub("", gap)
        elif _LINE_BREAK.search(gap):
            gap = " "
        parts += [gap, clean(text)]
        end, paragraph = segment.end, segment.paragraph
    return "".join([*parts, document.text[end:]])


def tier(unit: Unit) -> str:
    """The folder of ``tm`` for a unit, by who made it and how sure it is."""
    if unit.origin == "mt":
        return "mt/"
    trust = min([unit.score, *(side.score for side in unit.made)])
    if trust >= SURE:
        return "auto/" if unit.origin == "human" and is_sentence_pair(unit) else ""
    return "penalty-10/" if trust >= FAIR else "penalty-30/"


def _memories(alignment: Alignment, name: str, created: datetime) -> dict[str, Content]:
    found = list(units(alignment))
    source = alignment.languages[0]
    renderings: dict[str, int] = defaultdict(int)
    for unit in found:
        renderings[unit.texts[source]] += 1
    files: dict[tuple[str, SegType], list[Unit]] = defaultdict(list)
    for unit in found:
        folder = tier(unit)
        if folder == "auto/" and renderings[unit.texts[source]] > 1:
            folder = ""  # of two renderings OmegaT would take the last one unasked
        files[folder, "sentence" if is_sentence_pair(unit) else "paragraph"].append(unit)
    pair = "-".join(alignment.languages)
    ending = {"sentence": "tmx", "paragraph": "paragraph.tmx"}
    return {
        f"tm/{folder}{name}.{pair}.{ending[segtype]}": tmx(some, source, segtype, created)
        for (folder, segtype), some in files.items()
    }


def _exceptions(document: Document) -> Iterable[Rule]:
    """What the rules do not know of this text: headings with a full stop in them, and the like."""
    found: list[Rule] = []
    numbered = zip(document.segments, document.sentences, strict=True)
    for _, rows in groupby(numbered, key=lambda row: row[0].paragraph):
        texts = [clean(text) for _, text in rows]
        ends = [len(" ".join(texts[: count + 1])) for count in range(len(texts) - 1)]
        found += exceptions(" ".join(texts), document.lang, ends)
        if len(found) > _MOST_EXCEPTIONS:
            break  # each rule is tried on the whole of each paragraph
    return dict.fromkeys(found[:_MOST_EXCEPTIONS])


def _project(source: str, target: str) -> str:
    folders = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")
    lines = [f"<{name}>__DEFAULT__</{name}>\n" for name in folders]
    lines += [f"<source_lang>{content(source)}</source_lang>\n<target_lang>{content(target)}</target_lang>\n"]
    lines += ["<sentence_seg>true</sentence_seg>\n<support_default_translations>true</support_default_translations>\n"]
    lines += ["<remove_tags>false</remove_tags>\n"]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat>\n<project version="1.0">\n'
        + "".join(lines)
        + "</project>\n</omegat>\n"
    )
