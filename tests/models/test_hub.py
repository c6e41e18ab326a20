"""Models are found in folders and in the hub's cache, and what is missing is said with what to type."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import huggingface_hub
import pytest
from checkpoints.encoder import lay_out_as_cache
from huggingface_hub.errors import GatedRepoError, LocalEntryNotFoundError, RepositoryNotFoundError
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.models.hub import cached, hub_cache, located, obtained, pull


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "config.json").write_text("{}", encoding="utf-8")
    return tmp_path / "model"


@pytest.fixture(autouse=True)
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def test_the_cache_is_where_the_hubs_own_library_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HF_HUB_CACHE")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    assert hub_cache() == tmp_path / "home" / "hub"
    monkeypatch.delenv("HF_HOME")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert hub_cache() == tmp_path / "xdg" / "huggingface" / "hub"


def test_a_cached_model_is_found_by_its_short_name_and_by_its_id(folder: Path, hub: Path) -> None:
    lay_out_as_cache(folder, hub, "issai/tilmash", "a" * 40)
    for name in ("tilmash", "issai/tilmash"):
        found = located(name)
        assert (found.id, found.revision) == ("issai/tilmash", "a" * 40)
        assert found.folder == cached("issai/tilmash")
    assert (located("tilmash").folder / "config.json").is_file()


def test_a_folder_is_found_by_any_path_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    for name in (str(folder), "./model", "model", "../" + folder.parent.name + "/model"):
        assert located(name).id == "model"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tilmash", "ushtil models pull tilmash"),
        ("some/model", "ushtil models pull some/model"),
        ("./missing", "no such folder"),
        ("nonsense", "ushtil models list"),
    ],
)
def test_a_missing_model_is_one_line_with_the_remedy(name: str, said: str) -> None:
    with pytest.raises(ModelUnavailableError, match=said) as error:
        located(name)
    assert "\n" not in str(error.value)


def test_a_folder_without_a_configuration_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    with pytest.raises(ModelUnavailableError, match=r"no config\.json"):
        located(str(tmp_path / "texts"))


def test_folders_of_one_name_and_a_folder_trained_anew_are_told_apart(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "model"
    other.mkdir(parents=True)
    (other / "config.json").write_text("{}", encoding="utf-8")
    first = located(str(folder))
    assert first.revision == located(f"{folder}/").revision
    assert (first.id, first.revision) != (first.id, located(str(other)).revision)
    (folder / "model.safetensors").write_bytes(b"new")
    assert located(str(folder)).revision != first.revision


def test_half_a_download_is_not_taken_for_a_model(hub: Path) -> None:
    home = hub / "models--issai--tilmash"
    (home / "refs").mkdir(parents=True)
    (home / "refs" / "main").write_text("b" * 40, encoding="utf-8")
    (home / "snapshots" / ("b" * 40)).mkdir(parents=True)
    assert cached("issai/tilmash") is None


#: What the errors of the hub want to see of a reply.
REPLY: Any = SimpleNamespace(headers={}, status_code=403, request=None)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (GatedRepoError("gated", response=REPLY), "accept them at huggingface.co/issai/tilmash and set HF_TOKEN"),
        (RepositoryNotFoundError("none", response=REPLY), "there is no such model"),
        (LocalEntryNotFoundError("no\nconnection"), r"could not be fetched \(no connection\): is there internet"),
        (RuntimeError("the peer closed the connection"), r"could not be fetched \(the peer closed the connection\)"),
        (LocalEntryNotFoundError("no route " * 40), r"could not be fetched \((no route ?)+ …\): is there internet"),
    ],
)
def test_what_stops_a_download_is_one_line_with_the_remedy(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr(huggingface_hub, "snapshot_download", fail)
    with pytest.raises(ModelUnavailableError, match=said) as raised:
        pull("tilmash")
    assert "\n" not in str(raised.value)


def test_a_missing_model_is_fetched_only_when_that_is_asked_for(
    folder: Path, hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetch(name: str, **_: object) -> str:
        asked.append(name)
        place = hub / "models--someone--theirs"
        (place / "refs").mkdir(parents=True)
        (place / "refs" / "main").write_text("1" * 40)
        shutil.copytree(folder, place / "snapshots" / ("1" * 40))
        return str(place)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", fetch)
    with pytest.raises(ModelUnavailableError, match="ushtil models pull someone/theirs"):
        obtained("someone/theirs", download=False)
    with pytest.raises(ModelUnavailableError, match="no such folder"):
        obtained(str(tmp_path / "nowhere"), download=True)
    assert asked == []
    assert obtained("someone/theirs", download=True).id == "someone/theirs"
    assert obtained("someone/theirs", download=True).revision == "1" * 40
    assert asked == ["someone/theirs"]
