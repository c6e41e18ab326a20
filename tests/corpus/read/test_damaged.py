"""A good file that was cut off or in which bytes were changed gives a text or one clear line, in every format."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from made_files import BILINGUAL, RUNNING, made, texts
from ushtil.corpus.errors import UshtilError
from ushtil.corpus.read import read

SLOW = {"pdf": 8, "html": 8}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file cut off, with some bytes changed, or with some taken out."""
    at = chance.randrange(len(data))
    kind = chance.randrange(3)
    if kind == 0:
        return data[:at]
    if kind == 1:
        changed = bytearray(data)
        for _ in range(chance.choice([1, 3, 30])):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    return data[:at] + data[at + chance.choice([1, 20, 400]) :]


def told(path: Path) -> str:
    """What is said of a file that gives no text; empty if it gives one."""
    try:
        return "" if read(path).sentences else "no text"
    except UshtilError as error:
        return str(error)


@pytest.mark.parametrize("ending", sorted({**RUNNING, **BILINGUAL}))
def test_a_damaged_file_gives_a_text_or_one_line(tmp_path: Path, ending: str) -> None:
    path = made(tmp_path, ending, texts("kk")[0], "kk")
    good = path.read_bytes()
    chance = random.Random(7)
    for _ in range(SLOW.get(ending, 40)):
        path.write_bytes(damaged(good, chance))
        said = told(path)
        assert not said or (path.name in said and "\n" not in said)
