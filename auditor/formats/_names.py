"""How a plan may write texts and names."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints, ValidationInfo

from ._units import wrong

NOT_WRITTEN: Any = None  # of keys that may be left out, but need a value where they are written
STANDS_FOR = ("{unique}", "{account.")  # what is another value in each walk
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _one_line(name: str) -> str:
    if not name.isprintable():
        raise wrong("A name stands on one line and has no control characters.", "Write it shorter.")
    return name


def _lasting(name: str) -> str:
    if any(sign in name for sign in STANDS_FOR):
        raise wrong(f"“{name}” would be another name in each walk.", "Use {unique} and {account.user} in values only.")
    return name


Name = Annotated[Text, StringConstraints(max_length=200), AfterValidator(_one_line)]
LastingName = Annotated[Name, AfterValidator(_lasting)]  # by which walks are compared


def told_apart(named: tuple[Any, ...]) -> tuple[Any, ...]:
    """These, each with a name of its own."""
    first: dict[str, int] = {}
    for number, part in enumerate(named):
        if first.setdefault(part.name, number) != number:
            message = f"The name “{part.name}” is given twice; the report could not tell them apart."
            raise wrong(message, "Give each its own.", at=[number, "name"])
    return named


def file_of_folder(name: str, info: ValidationInfo, reason: str, **where: Any) -> Path:
    """The file of this name in the plan's folder; `reason` says why it must lie there, `where` is as in `wrong`."""
    folder = Path(info.context["folder"] if info.context else "").resolve()
    try:
        file = (folder / name).resolve()
        there = file.is_file()
    except (OSError, ValueError):
        raise wrong(f"“{name}” cannot be a file's name.", **where) from None
    if not file.is_relative_to(folder):
        raise wrong(f"“{name}” lies outside the plan's folder.", f"{reason}: copy the file there.", **where)
    if not there:
        raise wrong(f"There is no file “{name}” in the plan's folder.", "Put it there.", **where)
    return file
