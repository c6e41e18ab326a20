"""Sentence encoders through CTranslate2: the states of the last layer, as the transformer itself has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from ..corpus.errors import ModelUnavailableError
from .ct2_placement import placement
from .grid import Cells
from .loading import check_weights, configuration, explained

States = Callable[[Sequence[Sequence[int]]], Cells]


def open_states(folder: Path, model: str, device: str = "cpu") -> States:
    """The converted encoder in ``folder`` as a function of the tokens of some sentences, special ones and all.

    It gives the states of the last layer, shape (sentences, most tokens, dimension); those behind a sentence's end mean
    nothing. ``model`` is what messages call it. Raises ``ModelUnavailableError`` for a folder that is no encoder.
    """
    if not (folder / "vocabulary.json").is_file():
        raise ModelUnavailableError(f"{folder}: no converted sentence encoder: type ushtil models convert {model}")
    with explained(folder):
        import ctranslate2

        check_weights(folder)
        encoder = ctranslate2.Encoder(str(folder), **placement(device, configuration(folder)))

    def states(tokens: Sequence[Sequence[int]]) -> Cells:
        with explained(folder):
            found = encoder.forward_batch([list(ids) for ids in tokens]).last_hidden_state
            on_processor = found.to(ctranslate2.DataType.float32).to_device(ctranslate2.Device.cpu)
            return np.array(on_processor, dtype=np.float32)

    return states
