"""What somebody hears who goes through the whole page with a screen reader."""

from typing import Literal

from auditor.model import Evidence, Value
from auditor.parts import noted

Kind = Literal["title", "landmark", "frame", "dialog", "heading", "group", "control", "image", "live", "text"]
Trouble = Literal["", "no-name", "no-alternative", "name-lacks-label"]


class Line(Value):
    """One thing that is heard, in its parts. `trouble` says what is wrong with it, so that it can be shown in place."""

    kind: Kind
    role: str = ""
    name: str = ""  # of text: the text
    states: tuple[str, ...] = ()  # in words, such as `not checked`
    level: int | None = None  # of a heading
    value: str = ""  # what is chosen
    description: str = ""
    path: str = ""  # of its element, where that is known
    label: str = ""  # the label that is seen, where the name does not hold it
    trouble: Trouble = ""


class Transcript(Evidence):
    """What is heard of the page, in order: its title, landmarks, headings, controls, images and text.

    `left_out` counts the lines that are not told: of a long page, first the text but for what follows a heading.
    """

    lines: tuple[Line, ...] = ()
    left_out: int = 0


transcript = noted(Transcript)
