"""Through CTranslate2 the same pieces go in, and the same translations come out, as through transformers."""

from __future__ import annotations

import json
import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from checkpoints.phrases import SHORT, expected
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.convert import Quantization, convert
from ushtil.models.ct2_placement import compute_type, placement, threads
from ushtil.models.hub import Located, located
from ushtil.models.translation.ct2_backend import CTranslate2Backend, open_backend
from ushtil.models.translation.transformers_backend import TransformersBackend
from ushtil.models.translation.translator import open_translator

pytest.importorskip("torch")
pytest.importorskip("ctranslate2")
from checkpoints import translator as kinds

KINDS = [kinds.m2m100, kinds.marian, kinds.madlad]
ENGLISH, KAZAKH = ([triple[k] for triple in SHORT] for k in (0, 1))
#: All that CTranslate2's own converter writes into config.json.
CT2_KEYS = (
    "add_source_bos", "add_source_eos", "bos_token", "decoder_start_token", "eos_token", "layer_norm_epsilon",
    "multi_query_attention", "unk_token",
)  # fmt: skip
Make = Callable[[Path], None]


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One for all tests here, so that each model is converted once."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("USHTIL_CACHE", str(folder))
        yield folder


def model_of(make: Make) -> Located:
    """The checkpoint; of Marian's kind one whose padding, which starts the decoder, is nothing, as on the hub."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # advice on other libraries, while a checkpoint is made
        folder = kinds.checkpoint(make)
    if make is not kinds.marian:
        return located(str(folder))
    from safetensors.torch import load_file, save_file

    changed = Path(os.environ["USHTIL_CACHE"]) / "marian"
    if not changed.is_dir():
        shutil.copytree(folder, changed)
        weights = load_file(folder / "model.safetensors")
        pad = json.loads((folder / "config.json").read_text(encoding="utf-8"))["pad_token_id"]
        for name in ("model.shared.weight", "lm_head.weight"):
            if name in weights:
                weights[name][pad] = 0.0
        (changed / "model.safetensors").unlink()
        save_file(weights, changed / "model.safetensors", {"format": "pt"})
    return located(str(changed))


def opened(make: Make, quantization: Quantization = "float32") -> CTranslate2Backend:
    model = model_of(make)
    return open_backend(convert(model, quantization), model)


def original(make: Make) -> TransformersBackend:
    return TransformersBackend(model_of(make))


def best(backend: CTranslate2Backend | TransformersBackend, texts: list[str], source: str, target: str) -> list[str]:
    found = backend.hypotheses(texts, source, target, beams=1, count=1)
    return [hypotheses[0].text for hypotheses in found]


@pytest.mark.parametrize(("source", "target"), [("en", "kk"), ("ru", "kk"), ("kk", "ru")])
def test_a_model_that_knows_the_sample_by_heart_gives_its_very_sentences(source: str, target: str) -> None:
    known = expected(source, target)
    wanted = [translation.replace("\N{NO-BREAK SPACE}", " ") for translation in known.values()]  # no pieces of it
    assert best(opened(kinds.nllb), list(known), source, target) == wanted


def test_eight_bits_change_few_of_the_sentences_of_so_small_a_model() -> None:
    known = expected("en", "kk")
    made = best(opened(kinds.nllb, "int8"), list(known), "en", "kk")
    same = sum(one == other for one, other in zip(made, known.values(), strict=True))
    assert same >= 0.9 * len(known)


@pytest.mark.parametrize("quantization", ["float32", "int8"])
@pytest.mark.parametrize("make", KINDS)
def test_models_of_all_kinds_give_the_same_as_through_transformers(make: Make, quantization: Quantization) -> None:
    made = best(opened(make, quantization), ENGLISH, "en", "kk")
    assert made == best(original(make), ENGLISH, "en", "kk")
    assert sum(one == other for one, other in zip(made, KAZAKH, strict=True)) >= len(SHORT) - 1


@pytest.mark.parametrize("make", [kinds.nllb, *KINDS])
def test_scores_and_likelihoods_are_those_of_transformers(make: Make) -> None:
    ours, theirs = opened(make), original(make)
    texts, wrong = ENGLISH[:4], KAZAKH[1:5]
    near = 0.05 if make is kinds.marian else 1e-3  # there the padding has a share of what is no padding's
    pairs = zip(
        ours.hypotheses(texts, "en", "kk", beams=1, count=1), theirs.hypotheses(texts, "en", "kk", beams=1, count=1),
        strict=True,
    )  # fmt: skip
    for (one,), (other,) in pairs:
        assert one.logprob == pytest.approx(other.logprob, abs=near)
    for translations in (KAZAKH[:4], wrong, [*wrong[:3], ""]):
        assert ours.likelihoods(texts, translations, "en", "kk") == pytest.approx(
            theirs.likelihoods(texts, translations, "en", "kk"), abs=near
        )


def test_the_right_translation_is_likelier_than_a_wrong_one() -> None:
    backend = opened(kinds.m2m100, "int8")
    right = backend.likelihoods(ENGLISH, KAZAKH, "en", "kk")
    wrong = backend.likelihoods(ENGLISH, KAZAKH[1:] + KAZAKH[:1], "en", "kk")
    assert all(good > bad for good, bad in zip(right, wrong, strict=True))


def test_a_hypothesis_has_the_likelihood_that_it_would_have_as_another_s() -> None:
    backend = opened(kinds.madlad)
    found = [hypotheses[0] for hypotheses in backend.hypotheses(ENGLISH, "en", "kk", beams=4, count=2)]
    forced = backend.likelihoods(ENGLISH, [hypothesis.text for hypothesis in found], "en", "kk")
    assert [hypothesis.logprob for hypothesis in found] == pytest.approx(forced, abs=1e-3)


def test_several_hypotheses_differ_and_come_the_likeliest_first() -> None:
    for hypotheses in opened(kinds.madlad).hypotheses(ENGLISH, "en", "ru", beams=4, count=4):
        ended = [hypothesis for hypothesis in hypotheses if hypothesis.text]
        assert len(hypotheses) == 4
        assert ended == sorted(ended, key=lambda hypothesis: -hypothesis.logprob)
        assert len({hypothesis.text for hypothesis in ended}) == len(ended)


def test_no_texts_have_no_translations() -> None:
    backend = opened(kinds.marian)
    assert backend.hypotheses([], "en", "kk", beams=2, count=1) == []
    assert backend.likelihoods([], [], "en", "kk") == []


@pytest.mark.parametrize("make", [kinds.nllb, *KINDS])
def test_what_fits_is_what_fits_through_transformers_and_never_more_than_the_model_takes(make: Make) -> None:
    ours, theirs = opened(make), original(make)
    for count in (1, 10, 25, 60, 98, 102, 198, 202, 5000):
        assert ours.fits("а " * count) == theirs.fits("а " * count)
    longest = next(count for count in range(400, 0, -1) if ours.fits("а " * count))
    assert len(ours.hypotheses(["а " * longest], "en", "kk", beams=1, count=1)) == 1


def test_a_human_translation_longer_than_the_positions_has_a_likelihood() -> None:
    (found,) = opened(kinds.nllb).likelihoods(["A word."], ["сөз " * 2000], "en", "kk")
    assert found < 0


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ModelUnavailableError, match="does not know the language"):
        opened(kinds.nllb).check("en", "qq")


def strangers(folder: Path, make: Make, *names: str) -> Path:
    """A folder as others publish it: CTranslate2's own files and the named ones of the original, nothing of ours."""
    model = model_of(make)
    source = convert(model)
    folder.mkdir()
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    own = {key: config.get(key) for key in CT2_KEYS}
    (folder / "config.json").write_text(json.dumps(own), encoding="utf-8")
    for name in ("model.bin", "shared_vocabulary.json", *names):
        shutil.copyfile(source / name, folder / name)
    return folder


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (kinds.m2m100, ("vocab.json", "sentencepiece.bpe.model")),
        (kinds.marian, ("vocab.json", "source.spm", "target.spm", "tokenizer_config.json")),
        (kinds.madlad, ("tokenizer.json",)),
        (kinds.madlad, ("tokenizer.json", "tokenizer_config.json")),
    ],
)
def test_a_folder_that_others_converted_is_used_as_it_is(tmp_path: Path, make: Make, names: tuple[str, ...]) -> None:
    folder = strangers(tmp_path / "theirs", make, *names)
    backend = open_translator(str(folder), ["en", "kk"]).backend
    assert isinstance(backend, CTranslate2Backend)
    assert best(backend, ENGLISH, "en", "kk") == best(opened(make), ENGLISH, "en", "kk")


def test_a_vocabulary_in_lines_is_read_too(tmp_path: Path) -> None:
    folder = strangers(tmp_path / "theirs", kinds.nllb, "tokenizer.json", "tokenizer_config.json")
    known = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    (folder / "shared_vocabulary.txt").write_text("".join(f"{piece}\n" for piece in known), encoding="utf-8")
    (folder / "shared_vocabulary.json").unlink()
    text, translation = next(iter(expected("en", "ru").items()))
    assert best(open_backend(folder, located(str(folder))), [text], "en", "ru") == [translation]


def test_a_copy_is_taken_by_itself_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path))
    name = str(kinds.checkpoint(kinds.madlad))
    assert isinstance(open_translator(name, ["en", "kk"]).backend, TransformersBackend)
    convert(located(name))
    translator = open_translator(name, ["en", "kk"])
    assert isinstance(translator.backend, CTranslate2Backend)
    assert "ct2-int8" in translator.signature


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("model.bin", "damaged or incomplete"),
        ("shared_vocabulary.json", "no shared_vocabulary.json"),
        ("tokenizer.json", "it holds no tokenizer: copy tokenizer.json or spiece.model into it"),
    ],
)
def test_an_incomplete_folder_is_one_line_with_the_remedy(tmp_path: Path, name: str, problem: str) -> None:
    folder = strangers(tmp_path / "theirs", kinds.madlad, "tokenizer.json")
    data = (folder / name).read_bytes()
    (folder / name).unlink()
    if name == "model.bin":
        (folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelUnavailableError, match=problem) as raised:
        open_backend(folder, located(str(folder))).hypotheses(ENGLISH, "en", "kk", beams=1, count=1)
    assert "\n" not in str(raised.value)


def test_a_device_that_is_not_there_is_named() -> None:
    model = located(str(kinds.checkpoint(kinds.madlad)))
    with pytest.raises(ModelUnavailableError, match="cuda:99: CTranslate2 finds no such device"):
        open_backend(convert(model), model, "cuda:99").hypotheses(ENGLISH, "en", "kk", beams=1, count=1)


@pytest.mark.parametrize(
    ("device", "kept", "computed"),
    [
        ("cpu", "int8", "int8"),
        ("cpu", "float16", "float32"),
        ("cuda", "int8", "int8_float16"),
        ("cuda:1", "float32", "float32"),
    ],
)
def test_the_precision_follows_the_device_and_the_weights(device: str, kept: str, computed: str) -> None:
    assert compute_type(device, {"quantization": kept}) == computed


def test_threads_are_those_that_the_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert placement("cpu", {})["intra_threads"] == 3
    monkeypatch.delenv("OMP_NUM_THREADS")
    assert 1 <= threads() <= 16
