"""What stands in and around the fields of a page, in reading order."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("forms.js").read_text(encoding="utf-8")
LIMITS = {"most": 800, "near": 8}  # pieces of a page; how many before and after a field are kept
SECONDS = 15

Kind = Literal["field", "label", "legend", "heading", "text", "button"]


class Piece(Value):
    """A field, or words near one. What a customer typed is in none of them."""

    kind: Kind
    path: str
    text: str = ""  # of a field: its accessible name; cut at 300 characters
    html: str = ""
    box: Box | None = None
    visible: bool = True  # seen, and not moved out of the page
    heard: bool = True  # offered to assistive technology
    group: str = ""  # path of the nearest fieldset, group or table row
    tied: tuple[str, ...] = ()  # paths of the fields that this describes or labels (`for`, aria-…)
    aimed: str | None = None  # of a label: the `for` that it has
    astray: bool = False  # of a label: it belongs to no field
    marked: bool = False  # its class or id speaks of an error, or its role is alert
    type: str = ""  # of a field: as in `FormField.type`
    required: bool = False
    invalid: bool = False  # aria-invalid
    named: str = ""  # of a field: its `name`, `id` and `autocomplete`
    words: str = ""  # of a field: hints and errors that are tied to it


class Forms(Evidence):
    """Labels, legends, headings, texts and buttons around the fields of a page, in the order of the document."""

    pieces: tuple[Piece, ...] = ()
    left_out: int = 0

    def fields(self) -> Iterator[tuple[int, Piece]]:
        """The fields, with their places among the pieces."""
        return ((at, piece) for at, piece in enumerate(self.pieces) if piece.kind == "field")


@evidence(Forms, usual=False)
async def gather(session: Session) -> Forms:
    """Read what stands around the fields. A page without fields and labels costs nothing."""
    return Forms.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
