"""Names and languages tell which files of a corpus are versions of one work, whatever the files are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.building.gather import Gathered, gather
from ushtil.corpus.errors import InputError
from ushtil.corpus.manifest import Manifest, NamedWork

TEXTS = {
    "en": "The ferry will run until the end of October, said the mayor of the town.\n",
    "kk": "«Паром қазан айының соңына дейін жүреді», – деді қала әкімі.\n",
    "ru": "Паром будет ходить до конца октября, сказал мэр города.\n",
}


def gathered(folder: Path, *patterns: str, **options: object) -> Gathered:
    manifest = Manifest(folder / "corpus.toml", "c", patterns or ("texts/**/*",), folder / "built", **options)  # type: ignore[arg-type]
    return gather(manifest, {})


def put(folder: Path, *names: str, lang: str = "en") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS[lang], encoding="utf-8")


def versions(found: Gathered) -> dict[str, list[str]]:
    return {work.name: [source.lang for source in work.sources] for work in found.works}


def test_versions_are_known_by_name_whatever_their_formats_and_stand_in_one_order(tmp_path: Path) -> None:
    put(tmp_path, "texts/a.kk.txt", "texts/a.en.html", "texts/2024/b.ru.txt", "texts/2024/b.en.txt", "texts/c_kk.txt")
    put(tmp_path, "texts/d.kk_KZ.txt", "texts/d.en_US.txt", "texts/en/e.txt", "texts/kk/e.txt")
    assert versions(gathered(tmp_path)) == {
        "2024/b": ["en", "ru"], "a": ["en", "kk"], "c": ["kk"], "d": ["en-US", "kk-KZ"], "e": ["en", "kk"],
    }  # fmt: skip


def test_a_language_that_no_name_tells_is_recognised_and_remembered(tmp_path: Path) -> None:
    put(tmp_path, "texts/сөз.txt", lang="kk")
    found = gathered(tmp_path)
    assert versions(found) == {"сөз": ["kk"]}
    (digest,) = found.recognised
    manifest = Manifest(tmp_path / "corpus.toml", "c", ("texts/*",), tmp_path / "built")
    assert [w.sources[0].lang for w in gather(manifest, {digest: "ru"}).works] == ["ru"]


def test_only_the_languages_that_the_manifest_lists_count_in_its_order(tmp_path: Path) -> None:
    put(tmp_path, "texts/a.en.txt", "texts/a.kk.txt", "texts/a.ru.txt", "texts/de/a.txt")
    found = gathered(tmp_path, languages=("de", "ru", "en"))
    assert versions(found) == {"a": ["de", "ru", "en"]}
    assert found.ignored == 1


def test_results_hidden_files_and_what_the_manifest_names_are_no_texts(tmp_path: Path) -> None:
    put(tmp_path, "a.en.txt", "built/works/a/a.en.txt", ".hidden.en.txt", "~$a.docx", "corpus.toml", "law.txt")
    put(tmp_path, "Thumbs.db", "desktop.ini")
    (tmp_path / "link").symlink_to(tmp_path / "built")
    law = NamedWork("Law", {"en": tmp_path / "law.txt"}, 0)
    found = gathered(tmp_path, "**/*", works=(law,))
    assert versions(found) == {"Law": ["en"], "a": ["en"]}


def test_a_folder_and_a_file_with_signs_of_patterns_are_taken_by_their_names(tmp_path: Path) -> None:
    put(tmp_path, "texts/a.en.txt", "texts/b[1].en.txt", "more/c*.en.txt", "more/d.en.txt")
    assert list(versions(gathered(tmp_path, "texts", "more/c*.en.txt"))) == ["more/c*", "texts/a", "texts/b[1]"]
    assert list(versions(gathered(tmp_path, f"{tmp_path}/texts/*.txt"))) == ["a", "b[1]"]


def test_the_versions_of_a_text_in_one_language_are_a_problem_of_that_work_alone(tmp_path: Path) -> None:
    put(tmp_path, "texts/a.en.txt", "texts/a.en.html", "texts/b.en.txt")
    put(tmp_path, *(f"texts/c.{lang}.txt" for lang in ("en", "kk", "ru", "de")))
    problems = {work.name: work.problem for work in gathered(tmp_path).works}
    assert "the same text in the same language (en)" in problems["a"]
    assert problems["b"] == ""
    assert "4 languages (de, en, kk, ru)" in problems["c"]


def test_a_file_that_cannot_be_read_is_a_problem_of_its_work(tmp_path: Path) -> None:
    put(tmp_path, "texts/a.en.txt", "texts/b.txt")
    (tmp_path / "texts/b.txt").write_bytes(b"\x89PNG\0\1")
    (tmp_path / "texts/a.kk.txt").symlink_to(tmp_path / "gone")
    found = {work.name: work.problem for work in gathered(tmp_path).works}
    assert "no such file" in found["a"]
    assert "b.txt" in found["b"]


def test_a_pattern_that_fits_nothing_and_a_name_given_twice_are_told_with_their_lines(tmp_path: Path) -> None:
    put(tmp_path, "texts/a.en.txt", "law.txt")
    with pytest.raises(InputError, match=r"“text/\*” fits no file"):
        gathered(tmp_path, "texts/*", "text/*")
    with pytest.raises(InputError, match="a is also a work among the texts"):
        gathered(tmp_path, works=(NamedWork("a", {"en": tmp_path / "law.txt"}, 0),))


def test_every_work_has_a_folder_of_its_own_that_any_system_can_make(tmp_path: Path) -> None:
    names = ["a\nb", "a b", "🙂", "x" * 220, "Speech", "speech", "CON", "-rf", "ҚАЗАҚ", "a. ", "a", "a/documents.jsonl"]
    put(tmp_path, *(f"texts/{name}.en.txt" for name in names), "up.en.txt", "texts/2024/a b.en.txt")
    found = gathered(tmp_path, "texts/**/*", "up.en.txt", "texts/../up.en.txt")
    folders = [work.folder for work in found.works]
    assert len(folders) == len(names) + 2
    assert len({folder.casefold() for folder in folders}) == len(folders)
    parts = [part for folder in folders for part in folder.split("/")]
    assert all(len(part.encode()) <= 150 and part.isprintable() and part.strip(". ") == part for part in parts)
    assert not {"..", "CON", "-rf"} & set(parts)
    assert not [folder for folder in folders if folder.endswith(".jsonl")]
    assert {"texts/a b", "texts/2024/a b", "texts/ҚАЗАҚ"} <= set(folders)


def test_a_thousand_files_are_gathered(tmp_path: Path) -> None:
    put(tmp_path, *(f"texts/{number // 100}/a{number}.{lang}.txt" for number in range(500) for lang in ("en", "kk")))
    assert len(gathered(tmp_path).works) == 500
