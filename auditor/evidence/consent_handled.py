"""How the walk answered a wall that asks for consent, where the plan says that its customers do."""

from typing import Literal

from auditor.model import Evidence
from auditor.parts import noted


class ConsentHandled(Evidence):
    """A wall that was answered, or could not be, before the visit was judged.

    `Consent` of the visit is of the page before the answer, and so is what is timed; all else is of the page after it.
    """

    wanted: Literal["accept", "refuse"]
    by: Literal["autoconsent", "words"] = "autoconsent"  # words: the names of its buttons, in three languages
    cmp: str = ""  # the wall's maker or kind, as autoconsent names it; empty where it knows none
    clicks: int = 0  # what it took a customer to answer
    pressed: tuple[str, ...] = ()  # the names of the buttons, as far as they are known
    ms: float = 0
    succeeded: bool = False
    why: str = ""  # where it did not succeed, a sentence


consent_handled = noted(ConsentHandled)
