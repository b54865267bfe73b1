"""What the gate says of a run, each reason as a template with its values."""

from typing import Any, Literal

from pydantic import Field

from .value import Value


class Reason(Value):
    """One reason of the verdict. `message` is a template that `values` fill.

    `kind`: `gap`, why the audit is incomplete; `failure`, why the gate failed; `note`, what fails nothing and must not
    be lost either. `findings` are ids of what it names, the worst first, each friction point once; `more`: how many
    further ones there are.
    """

    kind: Literal["gap", "failure", "note"]
    message: str
    values: dict[str, Any] = Field(default_factory=dict)
    findings: tuple[str, ...] = ()
    more: int = 0


class GateVerdict(Value):
    """Whether the audit is complete, and what the gate says. `told` are the `reasons` (in English), one for one."""

    complete: bool
    gate: Literal["passed", "failed", "none"]
    reasons: tuple[str, ...] = ()
    told: tuple[Reason, ...] = ()
    failing: tuple[str, ...] = ()  # ids of all findings that fail the gate
