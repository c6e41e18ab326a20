"""The last layer's states of a batch of texts: by transformers, or by CTranslate2 where a converted copy is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.errors import ModelUnavailableError
from .convert import converted
from .ct2_encoder import open_states
from .hub import Located
from .loading import configuration, explained

if TYPE_CHECKING:
    import torch

Tokens = list[int]
#: Of the tokens of some texts the states, shape (texts, most tokens, dimension), and which of them are none of padding,
#: shape (texts, most tokens, 1).
States = Callable[[Sequence[Tokens]], "tuple[torch.Tensor, torch.Tensor]"]
#: Configurations of models that translate and are no encoders.
_TRANSLATORS = frozenset({"m2m_100", "marian", "mbart", "nllb-moe"})


def copy_of(model: Located, device: str) -> Path | None:
    """The copy in the form of CTranslate2 that is used in the model's place: on a processor, if the user made one."""
    return converted(model) if device == "cpu" and find_spec("ctranslate2") else None


def compute_of(model: Located, device: str) -> str:
    """The library and the precision of the weights, such as "torch-fp32" or "ct2-int8"."""
    if copy := copy_of(model, device):
        return f"ct2-{configuration(copy).get('quantization', '')}"
    return "torch-fp16" if device.startswith("cuda") else "torch-fp32"


def states_of(model: Located, device: str, tokenizer: Any) -> States:
    """The model's states; raises ``ModelUnavailableError`` for a translator, before any weights are read."""
    kind = str(configuration(model.folder).get("model_type", ""))
    if kind in _TRANSLATORS:
        raise ModelUnavailableError(f"{model.id}: it translates ({kind}) and is no sentence encoder")
    copy = copy_of(model, device)
    return _by_ctranslate2(copy, model.id) if copy else _by_transformers(model.folder, device, tokenizer)


def _by_ctranslate2(copy: Path, name: str) -> States:
    import torch

    encoded = open_states(copy, name)

    def states(tokens: Sequence[Tokens]) -> tuple[torch.Tensor, torch.Tensor]:
        found = torch.from_numpy(encoded(tokens))
        sizes = torch.tensor([len(ids) for ids in tokens])
        return found, (torch.arange(found.shape[1])[None, :] < sizes[:, None]).unsqueeze(-1)

    return states


def _by_transformers(folder: Path, device: str, tokenizer: Any) -> States:
    import torch
    from transformers import AutoModel

    dtype = torch.float16 if device.startswith("cuda") else torch.float32
    with explained(folder):
        network = AutoModel.from_pretrained(folder, local_files_only=True, dtype=dtype).eval().to(device)

    def states(tokens: Sequence[Tokens]) -> tuple[torch.Tensor, torch.Tensor]:
        padded = tokenizer.pad({"input_ids": list(tokens)}, return_tensors="pt").to(device)
        return network(**padded).last_hidden_state, padded["attention_mask"].unsqueeze(-1)

    return states
