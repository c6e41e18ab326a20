"""Sentence encoders: transformer checkpoints of the hub or a folder, with the pooling that their files ask for.

Folders of sentence-transformers say in ``modules.json`` what follows the transformer: pooling, a dense layer, lengths
made one. They are read here, since that library takes longer to import than a short text to encode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..corpus.errors import ModelUnavailableError
from .grid import Cells
from .hub import Located
from .loading import configuration, explained, read_json

if TYPE_CHECKING:
    import torch

#: Sentences are cut after so many tokens; few are longer, and LaBSE was trained on no more.
_LONGEST = 256
#: So many tokens, padding included, go through the model at once.
_TOKENS = 4096
#: Configurations of models that translate and are no encoders.
_TRANSLATORS = frozenset({"m2m_100", "marian", "mbart", "nllb-moe"})
_POOLINGS = {"pooling_mode_cls_token": "cls", "pooling_mode_mean_tokens": "mean", "pooling_mode_max_tokens": "max"}


@dataclass(frozen=True)
class Pooling:
    """How a sentence's vector is made of those of its tokens: ``mode``, then a dense layer if there is one."""

    mode: str = "mean"
    dense: Path | None = None


def pooling_of(model: Located) -> Pooling:
    """What the folder's ``modules.json`` says, or else the card of the model, or else the mean over the tokens."""
    listed = model.folder / "modules.json"
    if not listed.is_file():
        return Pooling((model.card.pooling if model.card else "") or "mean")
    mode, dense = "mean", None
    for module in read_json(listed):
        kind, folder = str(module["type"]).rsplit(".", 1)[-1], model.folder / str(module["path"])
        if kind == "Pooling":
            mode = _mode(read_json(folder / "config.json"), folder)
        elif kind == "Dense":
            dense = folder
    return Pooling(mode, dense)


def _mode(config: dict[str, Any], folder: Path) -> str:
    """The one mode of pooling, written as a name or, in older folders, as one flag for each."""
    flagged = [name for flag, name in _POOLINGS.items() if config.get(flag)]
    named = config.get("pooling_mode") or (flagged[0] if len(flagged) == 1 else "")
    if named not in _POOLINGS.values():
        raise ModelUnavailableError(f"{folder}: this way of pooling is not known here: use another model")
    return str(named)


@dataclass(frozen=True)
class SentenceEncoder:
    """Turns sentences into unit vectors; the model is loaded with the first of them.

    ``before`` is put before each sentence, as the model was trained. On a GPU weights are in half precision.
    """

    model: Located
    device: str = "cpu"

    @property
    def before(self) -> str:
        """What the card says goes before each sentence."""
        return self.model.card.before if self.model.card else ""

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None) -> Cells:
        """One unit vector for each text, shape (texts, dimension); ``progress`` is told how many are done.

        Texts of about one length go through the model together. A text longer than the model takes is cut.
        """
        import torch

        tokens = [self._ids(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda n: -len(tokens[n]))
        result: Cells | None = None
        done = 0
        with torch.inference_mode():
            while done < len(order):
                batch = order[done : done + max(1, _TOKENS // max(len(tokens[order[done]]), 1))]
                vectors = self._encoded([tokens[n] for n in batch])
                if result is None:
                    result = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
                result[batch] = vectors
                done += len(batch)
                progress(done)
        return np.zeros((0, 0), dtype=np.float32) if result is None else result

    def _ids(self, text: str) -> list[int]:
        sound = (self.before + text).encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no UTF-8
        ids: list[int] = self._tokenizer(sound, truncation=True, max_length=self._longest)["input_ids"]
        return ids

    def _encoded(self, tokens: Sequence[list[int]]) -> Cells:
        import torch

        padded = self._tokenizer.pad({"input_ids": list(tokens)}, return_tensors="pt").to(self.device)
        with explained(self.model.folder):
            states = self._network(**padded).last_hidden_state
        pooled = _pooled(states, padded["attention_mask"].unsqueeze(-1), self._pooling.mode).float()
        if self._dense:
            pooled = self._dense(pooled)
        found: Cells = torch.nn.functional.normalize(pooled, dim=1).cpu().numpy()
        return found

    @cached_property
    def _pooling(self) -> Pooling:
        return pooling_of(self.model)

    @cached_property
    def _longest(self) -> int:
        positions = getattr(self._network.config, "max_position_embeddings", _LONGEST)
        # XLM-R counts its positions from the padding token on.
        return min(_LONGEST, int(positions) - 2)

    @cached_property
    def _tokenizer(self) -> Any:
        from transformers import AutoTokenizer

        with explained(self.model.folder):
            return AutoTokenizer.from_pretrained(self.model.folder, local_files_only=True)

    @cached_property
    def _network(self) -> Any:
        import torch
        from transformers import AutoModel

        kind = str(configuration(self.model.folder).get("model_type", ""))
        if kind in _TRANSLATORS:
            raise ModelUnavailableError(f"{self.model.id}: it translates ({kind}) and is no sentence encoder")
        dtype = torch.float16 if self.device.startswith("cuda") else torch.float32
        with explained(self.model.folder):
            return (
                AutoModel.from_pretrained(self.model.folder, local_files_only=True, dtype=dtype).eval().to(self.device)
            )

    @cached_property
    def _dense(self) -> Callable[[torch.Tensor], torch.Tensor] | None:
        return _dense_layer(self._pooling.dense, self.device) if self._pooling.dense else None


def _pooled(states: torch.Tensor, mask: torch.Tensor, mode: str) -> torch.Tensor:
    """One vector a sentence of its tokens' states, shape (sentences, tokens, dimension); padding does not count."""
    if mode == "cls":
        return states[:, 0]
    if mode == "max":
        return states.masked_fill(mask == 0, -1e4).max(dim=1).values
    return (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)


def _dense_layer(folder: Path, device: str) -> Callable[[torch.Tensor], torch.Tensor]:
    """The linear layer of a folder with its activation, by the names that sentence-transformers saves."""
    import torch

    config = read_json(folder / "config.json")
    with explained(folder):
        if (folder / "model.safetensors").is_file():
            from safetensors.torch import load_file

            weights = load_file(folder / "model.safetensors")
        else:
            weights = torch.load(folder / "pytorch_model.bin", map_location="cpu", weights_only=True)
        weight, bias = weights["linear.weight"].to(device), weights.get("linear.bias")
    activation = str(config.get("activation_function", "torch.nn.modules.linear.Identity")).rsplit(".", 1)[-1]
    if activation not in ("Tanh", "Identity"):
        raise ModelUnavailableError(f"{folder}: the activation {activation} is not known here: use another model")
    after = torch.tanh if activation == "Tanh" else torch.nn.Identity()
    return lambda pooled: after(torch.nn.functional.linear(pooled, weight, None if bias is None else bias.to(device)))
