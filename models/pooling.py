"""What a folder of sentence-transformers says beside its transformer: pooling, a dense layer, prefix and length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.errors import ModelUnavailableError
from .hub import Located
from .loading import explained, read_json

if TYPE_CHECKING:
    import torch

_POOLINGS = {"pooling_mode_cls_token": "cls", "pooling_mode_mean_tokens": "mean", "pooling_mode_max_tokens": "max"}
#: Tokens of a text where the folder does not say it, and the most at all: longer ones cost memory by the square.
_USUAL, _LONGEST = 256, 512


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


def prompt_of(model: Located) -> str:
    """What goes before each text: as the card of the model says, or else the folder's default prompt."""
    if model.card:
        return model.card.before
    said = model.folder / "config_sentence_transformers.json"
    config = read_json(said) if said.is_file() else {}
    return str((config.get("prompts") or {}).get(config.get("default_prompt_name")) or "")


def longest_of(model: Located) -> int:
    """How many tokens a text may have, prefix and all, if the model has positions for them."""
    said = model.folder / "sentence_bert_config.json"
    stated = read_json(said).get("max_seq_length") if said.is_file() else None
    return min(int(stated or _USUAL), _LONGEST)


def pooled(states: torch.Tensor, mask: torch.Tensor, mode: str) -> torch.Tensor:
    """One vector a sentence of its tokens' states, shape (sentences, tokens, dimension); padding does not count."""
    import torch

    if mode == "cls":
        return states[:, 0]
    if mode == "max":
        return states.masked_fill(mask == 0, -1e4).max(dim=1).values
    # In half precision the sum of many tokens may be more than it holds.
    return (states * mask).sum(dim=1, dtype=torch.float32) / mask.sum(dim=1).clamp(min=1)


def dense_layer(folder: Path, device: str) -> Callable[[torch.Tensor], torch.Tensor]:
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
