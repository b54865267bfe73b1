"""How a plan may write budgets: everywhere, or where a journey, step or persona is named, or in a file."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import BeforeValidator, Discriminator, Tag, model_validator

from auditor.model import METRICS, Budget, Unread

from ._lighthouse import Lighthouse, lighthouse
from ._names import NOT_WRITTEN, Name
from ._people import PersonaName
from ._targets import Written
from ._units import Bytes, Milliseconds, Number, wrong

KINDS = "(kinds of file)"


def _plain_or_kinds(given: Any) -> str:
    return KINDS if isinstance(given, dict) else "(all)"


N = TypeVar("N")


class KindsText(Written, Generic[N]):
    """A limit for each kind of file."""

    example: ClassVar[str] = "transfer: {image: 500kB}, or requests: {script: 10}"

    total: N | None = None
    document: N | None = None
    script: N | None = None
    stylesheet: N | None = None
    image: N | None = None
    media: N | None = None
    font: N | None = None
    other: N | None = None
    third_party: N | None = None


class LimitsText(Written):
    """How much of each measurement is allowed."""

    example: ClassVar[str] = "{lcp: 2.5s, cls: 0.1}"

    ttfb: Milliseconds | None = None
    fcp: Milliseconds | None = None
    lcp: Milliseconds | None = None
    cls: Number | None = None
    inp: Milliseconds | None = None
    tbt: Milliseconds | None = None
    wait: Milliseconds | None = None
    first_change: Milliseconds | None = None
    main_content: Milliseconds | None = None
    transfer: Annotated[
        Annotated[KindsText[Bytes], Tag(KINDS)] | Annotated[Bytes, Tag("(all)")], Discriminator(_plain_or_kinds)
    ] = NOT_WRITTEN
    requests: Annotated[
        Annotated[KindsText[Number], Tag(KINDS)] | Annotated[Number, Tag("(all)")], Discriminator(_plain_or_kinds)
    ] = NOT_WRITTEN

    def limits(self) -> dict[str, float]:
        """The limits by metric, or by metric and kind of file."""
        return dict(self._limits())

    def _limits(self) -> Iterator[tuple[str, float]]:
        for metric in METRICS:
            given = getattr(self, metric)
            if isinstance(given, Written):
                kinds = given.model_dump(exclude_none=True)
                yield from ((f"{metric}:{kind.replace('_', '-')}", limit) for kind, limit in kinds.items())
            elif given is not None:
                yield metric, given


class BudgetText(LimitsText):
    """Limits for a part of the plan."""

    example: ClassVar[str] = "- {step: Payment, persona: mobile, lcp: 4s}"

    journey: Name | None = None
    step: Name | None = None
    persona: PersonaName | None = None
    file: Annotated[Lighthouse, BeforeValidator(lighthouse)] = NOT_WRITTEN

    @model_validator(mode="after")
    def _limits_something(self) -> "BudgetText":
        if self.file is not None and self.limits():
            raise wrong("“file” and limits stand in one budget.", "Write the limits in a budget of their own.")
        if self.file is None and not self.limits():
            raise wrong("This budget limits nothing.", f"Give it one of {', '.join(METRICS)}, or a file.")
        return self

    def budgets(self, line: int | None) -> Iterator[Budget]:
        """What it says; a file says as many as it has entries."""
        where = {"journey": self.journey, "step": self.step, "persona": self.persona, "line": line}
        for one in self.file.budgets if self.file is not None else (Budget(limits=self.limits()),):
            yield one.model_copy(update=where)

    def unread(self) -> tuple[Unread, ...]:
        """What its file limits and nobody measures."""
        return self.file.unread if self.file is not None else ()


Budgets = Annotated[
    Annotated[LimitsText, Tag("(everywhere)")] | Annotated[tuple[BudgetText, ...], Tag("(list)")],
    Discriminator(lambda given: "(list)" if isinstance(given, list) else "(everywhere)"),
]
