"""Small translators of five kinds that know what they were taught by heart, laid out as on the hub.

They are kept between runs of the tests, under a name that changes with whatever could change them.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from checkpoints.encoder import LANGUAGES, SAMPLE
from checkpoints.phrases import DIRECTIONS, SHORT, expected, sentences
from checkpoints.training import Example, learn_by_heart

KEPT = Path(__file__).resolve().parents[2] / ".pytest_cache" / "translators"
CODES = {"en": "eng_Latn", "kk": "kaz_Cyrl", "ru": "rus_Cyrl"}


def checkpoint(make: Callable[[Path], None]) -> Path:
    """The folder of the checkpoint that ``make`` writes, made where it is not there yet."""
    KEPT.mkdir(parents=True, exist_ok=True)
    place = KEPT / f"{make.__name__}-{_fingerprint()}"
    with (KEPT / f"{make.__name__}.lock").open("w") as lock:
        _alone(lock)  # of two runs of the tests, one trains and the other waits
        if not place.is_dir():
            folder = Path(tempfile.mkdtemp(dir=KEPT))
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # advice, such as to install sacremoses
                    make(folder)
                folder.chmod(0o755)
                folder.rename(place)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    return place


def _alone(lock: IO[str]) -> None:
    """Wait until no other program has the lock, which ends with the file's closing; not on Windows."""
    with suppress(ImportError):
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)


def _fingerprint() -> str:
    files = [
        *(Path(__file__).with_name(f"{name}.py") for name in ("phrases", "training", "translator")),
        *sorted(SAMPLE.glob("interview.*")),
    ]
    libraries = [version(name) for name in ("torch", "transformers", "sentencepiece")]
    return hashlib.blake2b(
        b"".join(f.read_bytes() for f in files) + repr(libraries).encode(), digest_size=8
    ).hexdigest()


def nllb(folder: Path) -> None:
    """A model of NLLB's kind that knows the sample in all six directions (``phrases.expected``)."""
    from transformers import NllbTokenizer

    _pieces(folder, "sentencepiece.bpe.model", sentences(), 2000)
    tokenizer = NllbTokenizer.from_pretrained(folder, extra_special_tokens=list(CODES.values()))
    examples: list[Example] = []
    for source, target in DIRECTIONS:
        tokenizer.src_lang, tokenizer.tgt_lang = CODES[source], CODES[target]
        for text, translation in expected(source, target).items():
            examples.append((tokenizer(text)["input_ids"], tokenizer(text_target=translation)["input_ids"]))
    model = _m2m100(len(tokenizer), width=96)
    learn_by_heart(model, examples, pad=tokenizer.pad_token_id, epochs=28, forced=1)
    _save(model, tokenizer, folder)


def m2m100(folder: Path) -> None:
    """A model of M2M100's kind that knows the short sentences in all six directions; its languages are all 100."""
    from transformers import M2M100Tokenizer

    _pieces(folder, "sentencepiece.bpe.model", _short(), 200)
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *_vocabulary(folder / "sentencepiece.bpe.model")]
    (folder / "vocab.json").write_text(json.dumps({p: n for n, p in enumerate(pieces)}), encoding="utf-8")
    tokenizer = M2M100Tokenizer.from_pretrained(folder)
    examples: list[Example] = []
    for source, target, text, translation in _short_pairs():
        tokenizer.src_lang, tokenizer.tgt_lang = source, target
        examples.append((tokenizer(text)["input_ids"], tokenizer(text_target=translation)["input_ids"]))
    model = _m2m100(len(pieces) + len(tokenizer.lang_code_to_id) + 8)
    learn_by_heart(model, examples, pad=tokenizer.pad_token_id, epochs=40, forced=1)
    _save(model, tokenizer, folder)


def marian(folder: Path) -> None:
    """A Marian model from English into Kazakh and Russian by tags (``>>kaz<<``), for the short sentences."""
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    _pieces(folder, "source.spm", _short(), 200)
    shutil.copyfile(folder / "source.spm", folder / "target.spm")
    pieces = ["</s>", "<unk>", ">>kaz<<", ">>rus<<", *_vocabulary(folder / "source.spm"), "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({p: n for n, p in enumerate(pieces)}), encoding="utf-8")
    settings = {"source_lang": "eng", "target_lang": "mul", "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    tokenizer = MarianTokenizer.from_pretrained(folder)
    tags = {"kk": ">>kaz<<", "ru": ">>rus<<"}
    examples = [
        (tokenizer(f"{tags[target]} {text}")["input_ids"], tokenizer(text_target=translation)["input_ids"])
        for source, target, text, translation in _short_pairs()
        if source == "en"
    ]
    pad = len(pieces) - 1
    config = MarianConfig(
        vocab_size=len(pieces), d_model=64, encoder_layers=1, decoder_layers=1, encoder_ffn_dim=128,
        decoder_ffn_dim=128, encoder_attention_heads=4, decoder_attention_heads=4, dropout=0.0, init_std=0.1,
        encoder_layerdrop=0.0, decoder_layerdrop=0.0, max_position_embeddings=64, pad_token_id=pad, eos_token_id=0,
        decoder_start_token_id=pad, forced_eos_token_id=0, scale_embedding=True,
    )  # fmt: skip
    model = _seeded(lambda: MarianMTModel(config))
    learn_by_heart(model, examples, pad=pad, epochs=40)
    _save(model, tokenizer, folder)


def madlad(folder: Path) -> None:
    """A T5 of MADLAD's kind: the target language is a tag in front (``<2kk>``); it knows the short sentences."""
    tags = {lang: f"<2{lang}>" for lang in LANGUAGES}
    _t5(
        folder,
        [(f"{tags[target]} {text}", translation) for _, target, text, translation in _short_pairs()],
        tags.values(),
    )


def t5(folder: Path) -> None:
    """A T5 of kazRush's kind, from Russian into Kazakh without a tag; it knows the short sentences."""
    pairs = [
        (text, translation) for source, target, text, translation in _short_pairs() if (source, target) == ("ru", "kk")
    ]
    _t5(folder, pairs, ())


def _t5(folder: Path, pairs: list[tuple[str, str]], tags: Iterable[str]) -> None:
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    _pieces(folder, "spiece.model", _short(), 210, tags)
    tokenizer = T5Tokenizer.from_pretrained(folder, extra_ids=0, pad_token="<s>")  # noqa: S106 - no password
    config = T5Config(  # type: ignore[call-arg]  # what is for all models its stubs do not know
        vocab_size=len(tokenizer), d_model=64, d_kv=16, d_ff=128, num_layers=1, num_decoder_layers=1, num_heads=4,
        dropout_rate=0.0, initializer_factor=1.0, tie_word_embeddings=False, pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id, decoder_start_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    examples = [(tokenizer(s)["input_ids"], tokenizer(text_target=t)["input_ids"]) for s, t in pairs]
    model = _seeded(lambda: T5ForConditionalGeneration(config))
    learn_by_heart(model, examples, pad=tokenizer.pad_token_id, epochs=60)
    _save(model, tokenizer, folder)


def _m2m100(size: int, width: int = 64) -> Any:
    from transformers import M2M100Config, M2M100ForConditionalGeneration

    # Layers that are dropped at random, as the defaults ask for, keep so small a model from ever learning.
    config = M2M100Config(
        vocab_size=size, d_model=width, encoder_layers=1, decoder_layers=1, encoder_ffn_dim=128, decoder_ffn_dim=128,
        encoder_attention_heads=4, decoder_attention_heads=4, encoder_layerdrop=0.0, decoder_layerdrop=0.0,
        dropout=0.0, attention_dropout=0.0, activation_dropout=0.0, init_std=0.12, max_position_embeddings=256,
        decoder_start_token_id=2,
    )  # fmt: skip
    return _seeded(lambda: M2M100ForConditionalGeneration(config))


def _seeded(make: Callable[[], Any]) -> Any:
    import torch

    with torch.random.fork_rng():
        torch.manual_seed(1)
        return make()


def _save(model: Any, tokenizer: Any, folder: Path) -> None:
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _pieces(folder: Path, name: str, texts: Iterable[str], size: int, tags: Iterable[str] = ()) -> None:
    """A SentencePiece model learnt from texts, as ``name``, with the normalization that translators use."""
    import sentencepiece

    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "texts").write_text("\n".join(texts), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=f"{place}/texts", model_prefix=f"{place}/pieces", vocab_size=size, model_type="bpe",
            character_coverage=1.0, user_defined_symbols=list(tags), minloglevel=2, hard_vocab_limit=False,
        )  # fmt: skip
        shutil.copyfile(f"{place}/pieces.model", folder / name)


def _vocabulary(path: Path) -> list[str]:
    """The pieces of a SentencePiece model, without its three special ones."""
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [model.id_to_piece(n) for n in range(3, model.get_piece_size())]


def _short() -> list[str]:
    return [sentence for triple in SHORT for sentence in triple]


def _short_pairs() -> list[tuple[str, str, str, str]]:
    """Source and target language, text and translation."""
    at = LANGUAGES.index
    return [(s, t, triple[at(s)], triple[at(t)]) for s, t in DIRECTIONS for triple in SHORT]
