"""A sentence encoder of a few layers' worth of parameters, trained on the shipped sample, laid out as on the hub."""

from __future__ import annotations

import json
from pathlib import Path

from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.plain import read_document

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "data" / "sample"
LANGUAGES = ("en", "kk", "ru")
WIDTH, STEPS = 96, 60


def sentence_pairs() -> list[tuple[list[str], list[str]]]:
    """The sentences of the aligned pieces of the sample, in all three pairs of languages."""
    texts = {lang: read_document(SAMPLE / f"interview.{lang}.txt", lang=lang) for lang in LANGUAGES}
    pairs = []
    for a, b in (("en", "kk"), ("en", "ru"), ("kk", "ru")):
        for left, right in read_beads(SAMPLE / f"interview.{a}-{b}.gold.tsv").beads:
            if left and right:
                pairs.append(([texts[a].sentences[i] for i in left], [texts[b].sentences[j] for j in right]))
    return pairs


def save_tokenizer(texts: list[str], folder: Path) -> int:
    """A WordPiece tokenizer learnt from the texts; how many pieces it has."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=2500, special_tokens=special))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    names = {"pad": "[PAD]", "unk": "[UNK]", "cls": "[CLS]", "sep": "[SEP]"}
    named = {f"{name}_token": piece for name, piece in names.items()}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **named).save_pretrained(folder)
    return int(tokenizer.get_vocab_size())


def train(folder: Path) -> None:
    """Train until translations lie together (in-batch contrast of cosines), and save with mean pooling."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertModel

    torch.manual_seed(1)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    pairs = sentence_pairs()
    size = save_tokenizer([text for pair in pairs for side in pair for text in side], folder)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = BertModel(
        BertConfig(
            vocab_size=size, hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=4, intermediate_size=2 * WIDTH,
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, max_position_embeddings=160, pad_token_id=0,
        ),
        add_pooling_layer=False,
    )  # fmt: skip
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)

    def vectors(pieces: list[list[str]]) -> torch.Tensor:
        """One unit vector a piece: the sum of its sentences' unit vectors, made one long."""
        texts = [text for piece in pieces for text in piece]
        batch = tokenizer(texts, padding=True, truncation=True, max_length=158, return_tensors="pt")
        states, mask = model(**batch).last_hidden_state, batch["attention_mask"].unsqueeze(-1)
        units = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
        owner = torch.tensor([n for n, piece in enumerate(pieces) for _ in piece])
        sums = torch.zeros(len(pieces), WIDTH).index_add(0, owner, units)
        return torch.nn.functional.normalize(sums, dim=1)

    for step in range(STEPS):
        chosen = torch.randperm(len(pairs))[:48].tolist()
        left, right = (vectors([pairs[n][side] for n in chosen]) for side in (0, 1))
        cosines = left @ right.T * 20
        goal = torch.arange(len(chosen))
        loss = torch.nn.functional.cross_entropy(cosines, goal) + torch.nn.functional.cross_entropy(cosines.T, goal)
        optimizer.param_groups[0]["lr"] = 3e-3 * min(1.0, (STEPS - step) / (0.5 * STEPS))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.set_num_threads(threads)
    model.save_pretrained(folder)
    save_modules(folder)


def save_modules(folder: Path, pooling: str = "mean") -> None:
    """The files by which sentence-transformers knows what follows the transformer, in their older form."""
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    listed = [{"idx": n, "path": p, "type": f"sentence_transformers.models.{t}"} for n, (p, t) in enumerate(modules)]
    (folder / "modules.json").write_text(json.dumps(listed), encoding="utf-8")
    (folder / "1_Pooling").mkdir(exist_ok=True)
    flags = {f"pooling_mode_{kind}": kind.startswith(pooling) for kind in ("cls_token", "mean_tokens", "max_tokens")}
    config = {"word_embedding_dimension": WIDTH, **flags}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(config), encoding="utf-8")


def lay_out_as_cache(folder: Path, cache: Path, model: str, commit: str = "0" * 40) -> None:
    """Put a model folder where the hub's own cache would hold it under this id."""
    home = cache / f"models--{model.replace('/', '--')}"
    (home / "refs").mkdir(parents=True)
    (home / "refs" / "main").write_text(commit, encoding="utf-8")
    (home / "snapshots").mkdir()
    (home / "snapshots" / commit).symlink_to(folder, target_is_directory=True)
