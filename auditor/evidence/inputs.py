"""What fields take: how much of an answer is seen, whether it may be pasted, in which ways it may be written."""

from importlib.resources import files
from typing import Literal

from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

# One answer written in several ways, by what it is: a pattern or a limit of length takes some and refuses others.
WAYS: dict[str, tuple[str, ...]] = {
    "tel": (
        "0401234567", "+358401234567", "07911123456", "0701234567", "040 123 4567", "040-123 4567", "+358 40 123 4567",
        "07911 123456", "070-123 45 67",
    ),
    "cc-number": ("4111111111111111", "4111 1111 1111 1111"),
    "iban": ("FI2112345600000785", "FI21 1234 5600 0007 85", "SE4550000000058398257466",
        "SE45 5000 0000 0583 9825 7466"),
}  # fmt: skip
INPUTS, PASTE = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in ("inputs.js", "paste.js"))
SCRIPT = f"(limits) => ({INPUTS})(limits, {PASTE})"
LIMITS = {
    "most": 120,  # fields of a page; those over it are counted in `left_out`
    "pasted": 12,
    "options": 400,
    "told": 3,  # options whose text is cut
    "ways": [way for ways in WAYS.values() for way in ways],
}
SECONDS = 15


class Input(Value):
    """A field that a customer types into or a list to choose from. What was typed is not told."""

    path: str
    type: str  # as in `FormField.type`
    room: float | None = None  # digits that are seen at once in a field of one line
    cut: tuple[str, ...] = ()  # the first options of a list whose text is wider than its box
    cut_count: int = 0
    options: int = 0  # of a list
    limited: bool = (
        False  # it has a pattern, or a limit of length: then `takes` tells which writings of `WAYS` it takes
    )
    takes: tuple[str, ...] = ()
    # Whether a paste was let through. `untried`: filled, disabled or read-only, over the limit, or tried by `Login`.
    paste: Literal["taken", "prevented", "untried"] = "untried"


class Inputs(Evidence):
    """The fields and lists in sight, in the order of the document."""

    inputs: tuple[Input, ...] = ()
    left_out: int = 0


@evidence(Inputs, order=2, usual=False)  # after the facts of the page: its own script hears the paste
async def gather(session: Session) -> Inputs:
    """Measure the fields in sight, hold ways of writing against their patterns, and offer a paste to the empty ones."""
    return Inputs.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
