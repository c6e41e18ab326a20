"""The command as a user runs it, in a folder of small texts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXTS = {
    "en": """The bridge opens

The new bridge over the Ishim opened on 5 May 2024. It is 340 metres long and carries four lanes.

"We waited nine years for this day," said Aigul Serikova, the head engineer. She thanked the 120 workers.

The old ferry will run until October. After that it becomes a museum.
""",
    "kk": """Көпір ашылды

Есіл өзеніне салынған жаңа көпір 2024 жылғы 5 мамырда ашылды. Оның ұзындығы – 340 метр, төрт жолағы бар.

«Бұл күнді тоғыз жыл күттік», – деді бас инженер Айгүл Серікова. Ол 120 жұмысшыға алғыс айтты.

Ескі паром қазан айына дейін жүреді. Содан кейін ол мұражайға айналады.
""",
    "ru": """Мост открыт

Новый мост через Ишим открыли 5 мая 2024 года. Его длина – 340 метров, на нём четыре полосы.

«Мы ждали этого дня девять лет», – сказала главный инженер Айгуль Серикова. Она поблагодарила 120 рабочих.

Старый паром будет ходить до октября. Потом он станет музеем.
""",
}
REPRINT = """NEWS IN BRIEF

The old ferry will run until October. After that it becomes a museum.

The new bridge over the Ishim opened on 5 May 2024. It is 430 metres long and carries four lanes.
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a short report in three languages and a reprint of the English one."""
    for lang, text in TEXTS.items():
        (tmp_path / f"report.{lang}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "reprint.en.txt").write_text(REPRINT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def command() -> list[str]:
    """What starts the command in a subprocess."""
    return [sys.executable, "-m", "ushtil.align"]


@pytest.fixture
def ushtil(texts: Path, command: list[str]) -> Run:
    """Runs the command in the folder of the texts and gives its exit status and what it said."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, **options.pop("env", {})}
        return subprocess.run(
            [*command, *map(str, arguments)],
            cwd=texts,
            env=env,
            check=False,
            encoding="utf-8",
            timeout=120,
            **({"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options),
        )

    return run
