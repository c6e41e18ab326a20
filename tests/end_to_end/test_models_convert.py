"""``ushtil models convert`` as a user runs it, on a checkpoint that the tests train."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("ctranslate2")


@pytest.fixture(scope="module")
def model() -> str:
    from checkpoints.translator import checkpoint, madlad

    return str(checkpoint(madlad))


@pytest.fixture
def convert(ushtil, tmp_path: Path, model: str):
    def run(*arguments: str, env: dict[str, str] | None = None):
        return ushtil("models", *arguments, env={"USHTIL_CACHE": str(tmp_path / "cache")} | (env or {}))

    return run


def test_a_copy_is_made_once_and_info_and_list_tell_of_it(convert, model: str, tmp_path: Path) -> None:
    made = convert("convert", model)
    assert (made.returncode, made.stdout) == (0, "")
    (folder,) = (tmp_path / "cache" / "converted").iterdir()
    assert made.stderr.startswith(f"ushtil: {folder}: ")
    assert made.stderr.endswith("MB, used in place of the model from now on\n")
    again = convert("convert", model)
    assert (again.returncode, again.stderr.count("\n")) == (0, 1)
    assert "it was there already" in again.stderr
    assert f"converted             {folder} (int8, used in its place)" in convert("info", model).stdout
    assert "CTranslate2" in convert("info", str(folder)).stdout
    assert "labse" in convert("list").stdout


def test_a_model_of_the_cache_is_listed_with_its_copy(convert, model: str, tmp_path: Path) -> None:
    from checkpoints.encoder import lay_out_as_cache

    lay_out_as_cache(Path(model), tmp_path / "hub", "google/madlad400-3b-mt")
    hub = {"HF_HUB_CACHE": str(tmp_path / "hub")}
    assert convert("convert", "madlad-3b", "--compute-type", "float32", env=hub).returncode == 0
    (row,) = (line for line in convert("list", env=hub).stdout.splitlines() if line.startswith("madlad-3b"))
    assert row.rstrip().endswith("yes, and as float32")
    (folder,) = (tmp_path / "cache" / "converted").iterdir()
    assert folder.name == f"google--madlad400-3b-mt@{'0' * 40}-float32"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tilmash"], "ushtil models pull tilmash"),
        (["./nothing"], "no such folder"),
        (["."], "holds no config.json"),
        (["labse", "--compute-type", "int4"], "'int4' is not one of"),
    ],
)
def test_what_cannot_be_converted_is_one_line_with_the_remedy(
    convert, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = convert("convert", *arguments, env={"HF_HUB_CACHE": str(tmp_path / "hub")})
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_cannot_be_written_is_one_line(convert, model: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = convert("convert", model, env={"USHTIL_CACHE": str(tmp_path / "file")})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "set USHTIL_CACHE to another folder" in done.stderr
