"""A sentence encoder of LaBSE's shape with random weights, laid out as on the hub: as slow as a real one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


@dataclass(frozen=True)
class Shape:
    """Layers, width and vocabulary of an encoder."""

    layers: int
    width: int
    vocabulary: int

    def __str__(self) -> str:
        """The shape as a table's heading has it."""
        return f"{self.layers} layers of {self.width}, {self.vocabulary:,} pieces"


LABSE, SMALL = Shape(12, 768, 501_153), Shape(2, 128, 5_000)


def save_encoder(shape: Shape, folder: Path) -> None:
    """A BERT of this shape whose pieces are numbered words, pooled by its first token."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = (f"w{k}" for k in range(shape.vocabulary - len(_SPECIAL)))
    pieces = {piece: k for k, piece in enumerate((*_SPECIAL, *words))}
    tokenizer = Tokenizer(models.WordLevel(pieces, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    named = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **named).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=max(2, shape.width // 64),
        intermediate_size=4 * shape.width,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    listed = [{"idx": n, "path": p, "type": f"sentence_transformers.models.{t}"} for n, (p, t) in enumerate(modules)]
    (folder / "modules.json").write_text(json.dumps(listed), encoding="utf-8")
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode": "cls"}', encoding="utf-8")


def made_up_texts(count: int, shape: Shape) -> list[str]:
    """Texts as long as sentences of news are: 25 words in the middle, few of more than 80."""
    draw = np.random.default_rng(0)
    sizes = np.clip(np.exp(draw.normal(3.2, 0.6, count)), 2, 120).astype(int)
    return [" ".join(f"w{k}" for k in draw.integers(0, shape.vocabulary - len(_SPECIAL), size)) for size in sizes]
