"""How a plan may write one stage of a journey."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, model_validator

from ._actions import AnyAction
from ._kept import Kept, kept
from ._names import NOT_WRITTEN, LastingName, Name, Text
from ._targets import AnyTarget, Written
from ._units import Openings, wrong


class ExpectText(Written):
    """What must be true after a step."""

    example: ClassVar[str] = "{text: Thank you}"

    text: Text | None = None
    url: Text | None = None
    title: Text | None = None
    visible: AnyTarget | None = None
    hidden: AnyTarget | None = None


class StepText(Written):
    """One stage of a journey."""

    example: ClassVar[str] = "- name: Start page"

    name: LastingName
    owner: Name | None = None
    actions: tuple[AnyAction, ...] | None = None
    expect: ExpectText | None = None
    safe: bool = False
    stop_before: bool = False
    manual: bool = False
    session: Annotated[Kept, BeforeValidator(kept)] = NOT_WRITTEN
    explore: Openings = 0

    @model_validator(mode="after")
    def _explores_where_it_arrives(self) -> "StepText":
        not_there = "manual" if self.manual else "stop_before" if self.stop_before else ""
        if self.explore and not_there:
            message = f"“explore” and “{not_there}” are on one step: nobody arrives there, so nothing can be opened."
            raise wrong(message, "Put “explore” on a step that is taken.", at=["explore"])
        return self

    @model_validator(mode="after")
    def _keeps_what_a_person_passed(self) -> "StepText":
        if self.session is not None and not self.manual:
            message = "“session” goes with “manual: true” only: it is what a person kept who has passed."
            raise wrong(message, "Write “manual: true” too, or delete the key.", at=["session"])
        return self
