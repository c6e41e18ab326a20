"""The keys of a page, said on the page: a button that opens the list, and the list, where they can be turned off."""

from __future__ import annotations

from typing import Final, Literal

Stop = Literal["finding", "row", "departure"]

_STOPS: Final[dict[Stop, str]] = {
    "finding": "finding",
    "row": "row that is not one sentence for one",
    "departure": "row where a copy departs from the source",
}
_BUTTON: Final = '<button type="button" id="keys-open" aria-haspopup="dialog" hidden>Keyboard <kbd>?</kbd></button>'


def shortcuts(stop: Stop) -> tuple[str, str]:
    """The button (hidden until a script wakes it) and the dialog."""
    name = _STOPS[stop]
    rows = [("n", "j", f"next {name}"), ("p", "k", f"previous {name}")]
    rows += [("t", "", "from a finding to its place in the text, and back")] if stop == "finding" else []
    rows += [("f", "", "to the filter"), ("?", "", "this list")]
    items = "".join(
        f"<div><dt><kbd>{key}</kbd>{f' or <kbd>{other}</kbd>' if other else ''}</dt><dd>{words}</dd></div>"
        for key, other, words in rows
    )
    return _BUTTON, (
        '<dialog id="keys" aria-labelledby="keys-h"><h2 id="keys-h">Keyboard</h2>'
        f'<dl class="keys">{items}<div><dt><kbd>Esc</kbd></dt><dd>closes this list</dd></div></dl>'
        '<p><label><input type="checkbox" id="keys-on" checked> Single letters act as shortcuts</label></p>'
        '<p><button type="button" id="keys-close">Close</button></p></dialog>'
    )
