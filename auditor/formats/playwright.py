"""Reads a Python script of Playwright's code generator as a plan; the script is parsed and never run."""

import ast
import re
import warnings
from pathlib import Path

from auditor.errors import PlanError

from ._assembling import Made
from ._brought import brought
from ._journey_maker import JourneyMaker, Place
from ._naming import in_words
from ._script_walk import Script

MOST_BYTES = 2_000_000
PLAYWRIGHT = re.compile(rb"playwright|\bpage\.(goto|get_by_|locator)|\(page\b")
USUAL_NAMES = {"run", "main", "test_example", "test"}


def is_script(raw: bytes) -> bool:
    """Whether this drives a browser with Playwright."""
    return bool(PLAYWRIGHT.search(raw))


@brought(".py", ".ts", title="a Python script of Playwright", fits=is_script)
def playwright(raw: bytes, path: Path, base: str) -> Made:
    """A Python script that Playwright's code generator wrote: plain, async, or for pytest."""
    if path.suffix.lower() == ".ts":
        message, mend = "This is a script in TypeScript, which is not read.", "Let Playwright write it in Python: "
        raise PlanError(message, f"{mend}playwright codegen --target python ADDRESS", file=str(path))
    if not is_script(raw):
        mend = "Write one with: playwright codegen --target python ADDRESS"
        raise PlanError("This is no script that drives a browser with Playwright.", mend, file=str(path))
    tree = _parsed(raw, path)
    made = Made(JourneyMaker(base))
    script = Script(tree, made, path.parent)
    for name, line, body in script.journeys():
        made.maker.journey(_title(name, path), Place(line, f"line {line}"))
        script.walk(body)
    return made


def _parsed(raw: bytes, path: Path) -> ast.Module:
    if len(raw) > MOST_BYTES:
        raise PlanError("This file is too large for a script.", "It has at most 2 MB.", file=str(path))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its strings; it is not run
            return ast.parse(raw)
    except SyntaxError as wrong:
        message = f"This is not Python that can be read: {wrong.msg}."
        mend = "Run it with Python to see why."
        raise PlanError(message, mend, file=str(path), line=wrong.lineno or 1, column=wrong.offset or 1) from None
    except (ValueError, RecursionError, MemoryError, OverflowError):
        raise PlanError("This is not Python that can be read.", "Save it as UTF-8.", file=str(path)) from None


def _title(name: str, path: Path) -> str:
    told = path.stem if not name or name in USUAL_NAMES else name
    return in_words(re.sub(r"^test_|_test$", "", told)) or "Journey"
