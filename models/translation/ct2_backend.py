"""Translation through CTranslate2: the same pieces as through transformers, several times as fast on a processor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from ..ct2_placement import compute_type, placement
from ..hub import Located
from ..loading import check_weights, configuration, explained
from .base import Hypothesis, TokenBackend, ranked
from .ct2_folder import tokens_of, vocabulary
from .tokens import LONGEST

#: Pieces of source that go through the model at once, padding included.
_BATCH = 1024


def open_backend(folder: Path, model: Located, device: str = "cpu") -> CTranslate2Backend:
    """The converted model in ``folder``, which may be a user's own; ``model`` is what messages call it.

    Raises ``ModelUnavailableError`` for a folder that does not translate or is not complete.
    """
    return CTranslate2Backend(folder, model, device)


class CTranslate2Backend(TokenBackend):
    """A converted model; its weights are read when they are first needed."""

    def __init__(self, folder: Path, model: Located, device: str = "cpu") -> None:
        self.folder, self.model, self.device = folder, model, device
        self._known = vocabulary(folder)
        self._numbers = {piece: number for number, piece in enumerate(self._known)}
        self.tokens = tokens_of(folder, model, self._known)
        self._config = configuration(folder)

    @property
    def signature(self) -> str:
        """The library and the precision, which can change a translation."""
        return f"ct2-{compute_type(self.device, self._config)}"

    def hypotheses(
        self, texts: Sequence[str], source: str, target: str, *, beams: int, count: int
    ) -> list[list[Hypothesis]]:
        """An empty text where the model came to no end within twice the length of the source and a little."""
        sources = [self.tokens.source(text, source, target) for text in texts]
        forced = self._named(self.tokens.forced(target))
        longest = min(2 * max(map(len, sources), default=0) + 16, self._positions - 1)
        with explained(self.folder):
            results = self._translator.translate_batch(
                [self._named(ids) for ids in sources], [forced] * len(sources) if forced else None,
                beam_size=beams, num_hypotheses=count, length_penalty=1, max_decoding_length=longest,
                max_input_length=0, max_batch_size=_BATCH, batch_type="tokens", return_scores=True,
                return_end_token=True,
            )  # fmt: skip
        return [self._ranked(result, len(forced)) for result in results]

    def _ranked(self, result: Any, forced: int) -> list[Hypothesis]:
        """The hypotheses of a text, ranked.

        Their scores are means over all pieces with the end, of which the forced ones cost nothing.
        """
        found = []
        for pieces, score in zip(result.hypotheses, result.scores, strict=True):
            ids = [self._numbers[piece] for piece in pieces]
            found.append(Hypothesis(self._text(ids), score * len(ids) / max(len(ids) - forced, 1)))
        return ranked(found)

    def likelihoods(self, texts: Sequence[str], translations: Sequence[str], source: str, target: str) -> list[float]:
        """Of a translation longer than the model's positions, the likelihood of what goes into them."""
        sources = [self._named(self.tokens.source(text, source, target)) for text in texts]
        # The library puts an end behind each.
        said = [self._named(self.tokens.target(text, target)[:-1][: self._positions - 1]) for text in translations]
        forced = len(self.tokens.forced(target))
        with explained(self.folder):
            results = self._translator.score_batch(
                sources, said, max_input_length=0, offset=forced, max_batch_size=_BATCH, batch_type="tokens"
            )
        return [sum(result.log_probs) / max(len(result.log_probs), 1) for result in results]

    def _named(self, ids: Sequence[int]) -> list[str]:
        return [self._known[number] for number in ids]

    @cached_property
    def _positions(self) -> int:
        """How many tokens the network has places for; a folder that others converted does not say it."""
        return self._places(self._config.get("max_position_embeddings", 2 * LONGEST + 32))

    @cached_property
    def _translator(self) -> Any:
        with explained(self.folder):
            import ctranslate2

            check_weights(self.folder)
            return ctranslate2.Translator(str(self.folder), **placement(self.device, self._config))
