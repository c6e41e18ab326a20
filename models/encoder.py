"""Sentence encoders: transformer checkpoints of the hub or a folder, with the pooling that their files ask for.

Folders of sentence-transformers say in ``modules.json`` what follows the transformer: pooling, a dense layer, lengths
made one. They are read here, since that library takes longer to import than a short text to encode.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from ..corpus.errors import ModelUnavailableError
from .encoder_states import States, Tokens, compute_of, states_of
from .grid import Cells
from .hub import Located
from .loading import configuration, explained, is_out_of_memory
from .pooling import Pooling, dense_layer, longest_of, pooled, pooling_of, prompt_of

if TYPE_CHECKING:
    import torch

#: So many tokens, padding included, go through the model at once: on the processor more are no faster.
_TOKENS, _TOKENS_ON_GPU = 4096, 65536
#: Positions of a model that does not count them.
_MANY = 1 << 20
#: Control characters mean nothing to a model, and half surrogates cannot be handed to one.
_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True)
class SentenceEncoder:
    """Turns sentences into unit vectors; the model is loaded with the first of them.

    ``before`` is put before each sentence, as the model was trained. On a GPU weights are in half precision,
    and on a processor a copy in 8 bits is taken where there is one (``ushtil models convert``).
    """

    model: Located
    device: str = "cpu"

    @property
    def before(self) -> str:
        """What the model wants before each sentence."""
        return prompt_of(self.model)

    @property
    def signature(self) -> str:
        """All that can change a text's vector, so that vectors that are not alike are never mixed."""
        pooling, compute = self._pooling, compute_of(self.model, self.device)
        dense = " dense" if pooling.dense else ""
        return f"{self.model.id}@{self.model.revision} {pooling.mode}{dense} {compute} {self.before}"

    @property
    def at_once(self) -> int:
        """How many texts are worth handing over at a time: enough to be sorted by length, few enough to lose."""
        return 4096 if self._on_gpu else 64

    def encode(self, texts: Sequence[str]) -> Cells:
        """One unit vector for each text, shape (texts, dimension).

        Texts of about one length go through the model together. A text longer than the model takes is halved until it
        fits, and its vector is the mean of its pieces', each counting by its tokens: nothing is cut off.
        """
        import torch

        pieces = [(n, ids) for n, text in enumerate(texts) for ids in self._pieces(text)]
        pieces.sort(key=lambda piece: -len(piece[1]))
        with torch.inference_mode():
            found = [self._encoded(batch) for batch in self._batches([ids for _, ids in pieces])]
        return _means(np.concatenate(found), pieces, len(texts)) if found else np.zeros((0, 0), dtype=np.float32)

    def _pieces(self, text: str) -> list[Tokens]:
        """The tokens of the text, prefix and all, in as many pieces as the model needs."""
        sound = _UNREADABLE.sub(" ", text)
        ids = self._ids(sound)
        if len(ids) <= self._longest or len(sound) < 2:
            return [ids[: self._longest]]
        return [ids for half in _halves(sound) for ids in self._pieces(half)]

    def _ids(self, text: str) -> Tokens:
        ids: Tokens = self._tokenizer(self.before + text)["input_ids"]
        return ids

    def _batches(self, tokens: Sequence[Tokens]) -> Iterator[Sequence[Tokens]]:
        """The texts, which come longest first, in runs of so many tokens with padding."""
        most = _TOKENS_ON_GPU if self._on_gpu else _TOKENS
        first = 0
        while first < len(tokens):
            last = first + max(1, most // len(tokens[first]))
            yield tokens[first:last]
            first = last

    def _encoded(self, tokens: Sequence[Tokens]) -> Cells:
        """The vectors of a batch; where there is too little memory for it, of one half after the other."""
        try:
            with explained(self.model.folder):
                return self._through(tokens)
        except ModelUnavailableError as error:
            if len(tokens) < 2 or not (error.__cause__ and is_out_of_memory(error.__cause__)):
                raise
        middle = len(tokens) // 2
        return np.concatenate([self._encoded(tokens[:middle]), self._encoded(tokens[middle:])])

    def _through(self, tokens: Sequence[Tokens]) -> Cells:
        import torch

        vectors = pooled(*self._states(tokens), self._pooling.mode).float()
        if self._dense:
            vectors = self._dense(vectors)
        result: Cells = torch.nn.functional.normalize(vectors, dim=1).cpu().numpy()
        return result

    @property
    def _on_gpu(self) -> bool:
        return self.device.startswith("cuda")

    @cached_property
    def _pooling(self) -> Pooling:
        return pooling_of(self.model)

    @cached_property
    def _longest(self) -> int:
        positions = configuration(self.model.folder).get("max_position_embeddings") or _MANY
        # XLM-R counts its positions from the padding token on.
        return min(longest_of(self.model), int(positions) - 2)

    @cached_property
    def _tokenizer(self) -> Any:
        from transformers import AutoTokenizer

        with explained(self.model.folder):
            # Texts are split by us: the tokenizer's own limit would only make it warn.
            return AutoTokenizer.from_pretrained(self.model.folder, local_files_only=True, model_max_length=1 << 30)

    @cached_property
    def _states(self) -> States:
        return states_of(self.model, self.device, self._tokenizer)

    @cached_property
    def _dense(self) -> Callable[[torch.Tensor], torch.Tensor] | None:
        return dense_layer(self._pooling.dense, self.device) if self._pooling.dense else None


def _halves(text: str) -> tuple[str, str]:
    """The text cut in two at a space, if there is one near its middle."""
    middle = len(text) // 2
    space = text.rfind(" ", middle // 2, middle)
    place = middle if space < 0 else space
    return text[:place], text[place:]


def _means(vectors: Cells, pieces: Sequence[tuple[int, Tokens]], texts: int) -> Cells:
    """The unit vector of each text from those of its pieces, each counting by its tokens."""
    result = np.zeros((texts, vectors.shape[1]), dtype=np.float32)
    sizes = np.array([len(ids) for _, ids in pieces], dtype=np.float32)
    np.add.at(result, [n for n, _ in pieces], vectors * sizes[:, None])
    lengths = np.linalg.norm(result, axis=1, keepdims=True)
    units: Cells = result / np.maximum(lengths, np.float32(1e-12))
    return units
