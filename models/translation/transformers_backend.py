"""Translation by transformers: models that are told the language by a forced token, and those that have a tag or none.

Scores are those of forced decoding: the network reads what it wrote once more, so that a hypothesis and a human's
translation are measured alike, and the scores of the whole vocabulary at each step need not be kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..hub import Located
from ..loading import check_weights, explained
from .base import Hypothesis, TokenBackend, ranked
from .tokens import LONGEST, Tokens

if TYPE_CHECKING:
    import torch

#: Numbers of single precision that the scores of one step over the vocabulary may take (256 MB).
_SCORES = 1 << 26
#: Tokens of source that forced decoding takes at once, padding included.
_BATCH = 1024


class TransformersBackend(TokenBackend):
    """A sequence-to-sequence checkpoint; its weights are read when they are first needed.

    Single precision on the processor, half on a GPU.
    """

    def __init__(self, model: Located, device: str = "cpu") -> None:
        self.model = model
        self.device = device
        self.tokens = Tokens(model)

    @property
    def signature(self) -> str:
        """The library and the precision, which can change a translation."""
        return f"transformers-{'fp16' if self.device.startswith('cuda') else 'fp32'}"

    def hypotheses(
        self, texts: Sequence[str], source: str, target: str, *, beams: int, count: int
    ) -> list[list[Hypothesis]]:
        """An empty text where the model came to no end within twice the length of the source and a little."""
        import torch

        sources = [self.tokens.source(text, source, target) for text in texts]
        with explained(self.model.folder), torch.inference_mode():
            states, mask = self._encoded(sources)
            made = self._generated(states, mask, self.tokens.forced(target), beams, count)
            rows = [self._ended(row) for row in made.tolist()]
            owner = torch.arange(len(texts), device=self.device).repeat_interleave(count)
            scores = self._scores(states, mask, owner, rows, len(self.tokens.forced(target)))
        found = [Hypothesis(self._text(row), score) for row, score in zip(rows, scores, strict=True)]
        groups = [found[k : k + count] for k in range(0, len(found), count)]
        return [ranked(group) for group in groups]

    def likelihoods(self, texts: Sequence[str], translations: Sequence[str], source: str, target: str) -> list[float]:
        """Of a translation longer than the model's positions, the likelihood of what goes into them."""
        import torch

        sources = [self.tokens.source(text, source, target) for text in texts]
        rows = [self.tokens.target(text, target)[: self._positions] for text in translations]
        found = [0.0] * len(texts)
        forced = len(self.tokens.forced(target))
        with explained(self.model.folder), torch.inference_mode():
            for batch in _batches([len(source) + len(row) for source, row in zip(sources, rows, strict=True)]):
                states, mask = self._encoded([sources[n] for n in batch])
                owner = torch.arange(len(batch), device=self.device)
                scores = self._scores(states, mask, owner, [rows[n] for n in batch], forced)
                for n, score in zip(batch, scores, strict=True):
                    found[n] = score
        return found

    def _encoded(self, sources: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """The encoder's states and the mask of what is no padding."""
        ids = self._padded(sources)
        mask = self._padded([[1] * len(source) for source in sources], 0)
        return self._network.get_encoder()(input_ids=ids, attention_mask=mask).last_hidden_state, mask

    def _generated(
        self, states: torch.Tensor, mask: torch.Tensor, forced: Sequence[int], beams: int, count: int
    ) -> torch.Tensor:
        from transformers.modeling_outputs import BaseModelOutput

        # A forced end, which Marian's configuration asks for, would make a loop look finished.
        options: dict[str, Any] = {"forced_bos_token_id": forced[0] if forced else None, "forced_eos_token_id": None}
        if self.tokens.family == "marian":  # its decoder begins with padding, and must not go on with it
            options["bad_words_ids"] = [[self.tokens.pad]]
        made: torch.Tensor = self._network.generate(
            encoder_outputs=BaseModelOutput(last_hidden_state=states), attention_mask=mask, num_beams=beams,
            num_return_sequences=count, do_sample=False, length_penalty=1.0,
            max_new_tokens=min(2 * states.shape[1] + 16, self._positions - 1), **options,
        )  # fmt: skip
        return made[:, 1:]

    def _ended(self, row: Sequence[int]) -> list[int]:
        """What stands before the padding, with its end where there is one."""
        end = self.tokens.end
        return list(row[: row.index(end) + 1]) if end in row else list(row)

    def _scores(
        self,
        states: torch.Tensor,
        mask: torch.Tensor,
        owner: torch.Tensor,
        rows: Sequence[Sequence[int]],
        forced: int,
    ) -> list[float]:
        """For each row of target tokens the mean log-probability of what comes after the forced ones."""
        import torch
        from transformers.modeling_outputs import BaseModelOutput

        start = self._network.generation_config.decoder_start_token_id
        start = self._network.config.decoder_start_token_id if start is None else start
        width = max(map(len, rows))
        at_once = max(1, _SCORES // (width * self._network.config.vocab_size))
        found: list[float] = []
        for k in range(0, len(rows), at_once):
            chosen = rows[k : k + at_once]
            goal, of = self._padded(chosen), owner[k : k + at_once]
            given = torch.cat([torch.full_like(goal[:, :1], start), goal[:, :-1]], dim=1)
            outputs = self._network(
                encoder_outputs=BaseModelOutput(last_hidden_state=states[of]), attention_mask=mask[of],
                decoder_input_ids=given, use_cache=False,
            )  # fmt: skip
            steps = torch.log_softmax(outputs.logits.float(), dim=-1).gather(2, goal.unsqueeze(2)).squeeze(2)
            for row, logprobs in zip(chosen, steps, strict=True):
                counted = logprobs[forced : len(row)]
                found.append(float(counted.mean()) if len(counted) else 0.0)
        return found

    def _padded(self, rows: Sequence[Sequence[int]], fill: int | None = None) -> torch.Tensor:
        import torch

        width = max(map(len, rows))
        padding = self.tokens.pad if fill is None else fill
        return torch.tensor([[*row, *[padding] * (width - len(row))] for row in rows], device=self.device)

    @cached_property
    def _positions(self) -> int:
        """How many tokens the network has places for."""
        return self._places(getattr(self._network.config, "max_position_embeddings", 4 * LONGEST))

    @cached_property
    def _network(self) -> Any:
        with explained(self.model.folder):
            import torch
            from transformers import AutoModelForSeq2SeqLM

            dtype = torch.float16 if self.device.startswith("cuda") else torch.float32
            check_weights(self.model.folder)
            network = AutoModelForSeq2SeqLM.from_pretrained(self.model.folder, local_files_only=True, dtype=dtype)
            return network.eval().to(self.device)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of texts, longest first, so many together as their padded tokens allow."""
    order = sorted(range(len(lengths)), key=lambda n: -lengths[n])
    while order:
        size = max(1, _BATCH // max(lengths[order[0]], 1))
        yield order[:size]
        order = order[size:]
