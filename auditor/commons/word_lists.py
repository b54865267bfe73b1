"""The word lists of the folder `words`: one file for each matter, in it a list for each language."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

FOLDER = files("auditor.commons").joinpath("words")


@cache
def word_list(name: str) -> dict[str, Any]:
    """What a file of the folder says, by language (`fi`, `sv`, `en`; `any` where it holds in each)."""
    lists: dict[str, Any] = json.loads(FOLDER.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return lists
