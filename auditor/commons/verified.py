"""What facts of the live page come to, where a checker could not be certain: right, wrong or unclear."""

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified, in a sentence with its values; without a sentence the checker's own stands."""

    word: Literal["right", "wrong", "unclear"]
    message: str = ""
    values: dict[str, Any] = field(default_factory=dict)


UNCLEAR = Verified("unclear")
