"""What a hand knows of the service and notes of each action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from auditor.errors import AuditorError
from auditor.evidence.touches import Touch
from auditor.model import Action, Step


@dataclass(frozen=True, slots=True)
class Site:
    """What a plan says of the service: where addresses start, which hosts may hear secrets, where files lie."""

    url: str
    hosts: frozenset[str]
    folder: Path
    # What the reference walk met at targets that the plan names by a selector: role and name by the target's words.
    met: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)  # the labels that it saw there


@dataclass(frozen=True, slots=True)
class Here:
    """Where a walk stands when its persona notes what it notices.

    `rest` is what the plan does next: the rest of the step, or what the next step does.
    `safe`: mistakes may be sent here, and things done twice. `ends`: the step has arrived where it leads.
    """

    step: Step
    number: int  # of the step, from 0
    ends: bool
    rest: tuple[Action, ...]
    safe: bool


@dataclass(slots=True)
class Notes:
    """What one action met and cost, noted while it is carried out."""

    touch: Touch
    key_presses: int = 0
    clicks: int = 0
    tried: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def sum(self, went: str = "done") -> Touch:
        """The finished note."""
        return self.touch.model_copy(
            update={
                "went": went,
                "key_presses": self.key_presses,
                "clicks": self.clicks,
                "tried": tuple(self.tried),
                "opened": tuple(self.opened),
            }
        )


class Failed(AuditorError):
    """An action could not be carried out on its target; `went` is the word for it (see `Touch`)."""

    def __init__(self, went: str, message: str) -> None:
        super().__init__(message)
        self.went = went
