"""A checkpoint of NLLB's kind with random weights: what it costs is what a trained one of its shape costs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ushtil.corpus

#: The published shape of nllb-200-distilled-600M (615 million parameters), and one for a quick look.
SHAPES: dict[str, dict[str, int]] = {
    "NLLB-600M": {"layers": 12, "width": 1024, "inner": 4096, "heads": 16, "vocabulary": 256206},
    "small": {"layers": 6, "width": 512, "inner": 2048, "heads": 8, "vocabulary": 32000},
}
SAMPLE = Path(ushtil.corpus.__path__[0]) / "data" / "sample"
LANGUAGES = {"en": "eng_Latn", "kk": "kaz_Cyrl", "ru": "rus_Cyrl"}


def build(folder: Path, shape: str) -> None:
    """Write the weights, in single precision, and a tokenizer learnt from the shipped sample."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    _sentencepiece(folder)
    tokenizer = NllbTokenizer.from_pretrained(folder, extra_special_tokens=list(LANGUAGES.values()))
    tokenizer.save_pretrained(folder)
    size = SHAPES[shape]
    torch.manual_seed(1)
    model = M2M100ForConditionalGeneration(
        M2M100Config(
            vocab_size=size["vocabulary"], d_model=size["width"], max_position_embeddings=1024,
            encoder_layers=size["layers"], encoder_ffn_dim=size["inner"], encoder_attention_heads=size["heads"],
            decoder_layers=size["layers"], decoder_ffn_dim=size["inner"], decoder_attention_heads=size["heads"],
            scale_embedding=True, decoder_start_token_id=2,
        )
    )  # fmt: skip
    model.save_pretrained(folder)


def _sentencepiece(folder: Path) -> None:
    import sentencepiece

    lines = [line for lang in LANGUAGES for line in _text(lang).splitlines()]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_prefix=str(folder / "sentencepiece.bpe"), vocab_size=1200,
        model_type="bpe", minloglevel=2,
    )  # fmt: skip


def _text(lang: str) -> str:
    return (SAMPLE / f"interview.{lang}.txt").read_text(encoding="utf-8")


def sources(tokens: Any, count: int, length: int) -> list[list[int]]:
    """Sources of one length, cut from the text of the shipped sample: language, pieces, end."""
    _, *pieces, end = tokens.source(_text("ru"), "ru", "kk")
    inner = length - 2
    wrapped = (pieces * (1 + count * inner // len(pieces)))[: count * inner]
    return [[tokens.id(LANGUAGES["ru"]), *wrapped[k * inner : (k + 1) * inner], end] for k in range(count)]
