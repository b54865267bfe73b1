"""What may stand in an `audit.yaml`, key by key."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from auditor.model import MOST_RUNS, Brand, ConsentAnswer
from auditor.supervisors import countries

from ._actions import AnyAction, Around
from ._brand import brand_of_folder
from ._checkers import Checkers
from ._gate import GateText
from ._kept import Kept, kept
from ._names import NOT_WRITTEN, LastingName, Name, Text, told_apart
from ._people import Accounts, PersonaName, Personas
from ._targets import AnyTarget, Written
from ._units import Openings, full_address, within, wrong


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


class JourneyText(Written):
    """An ordered path to a goal."""

    example: ClassVar[str] = "- name: Apply for a licence"

    name: LastingName
    for_: tuple[PersonaName, ...] = Field(default=(), alias="for")
    before: Around = NOT_WRITTEN
    after: Around = NOT_WRITTEN
    steps: Annotated[tuple[StepText, ...], Field(min_length=1), AfterValidator(told_apart)]

    @model_validator(mode="after")
    def _looks_at_something(self) -> "JourneyText":
        if self.steps[0].stop_before:
            message = "The first step has “stop_before”, so that nothing would be looked at."
            raise wrong(message, "Put it on the step that does what must not be done.", at=["steps", 0, "stop_before"])
        return self


class OwnerText(Written):
    """Who answers for the addresses that match."""

    example: ClassVar[str] = '{match: "https://pay.example/**", owner: Payments}'

    match: Text
    owner: Name


def _known_country(code: str) -> str:
    if code.upper() not in countries():
        message = f"Nothing is known of accessibility law in “{code}”."
        raise wrong(message, f"There are: {', '.join(countries())}. Another is a file in auditor/commons/supervisors.")
    return code.upper()


class StatementText(Written):
    """Who answers for the service, for the draft of its accessibility statement."""

    example: ClassVar[str] = "{organisation: City of Example, kind: public, email: feedback@service.example}"

    organisation: Name | None = None
    kind: Literal["public", "private"] | None = None
    country: Annotated[Text, AfterValidator(_known_country)] = NOT_WRITTEN
    email: Name | None = None
    phone: Name | None = None
    address: Name | None = None
    feedback: Annotated[Text, AfterValidator(full_address)] = NOT_WRITTEN


class PlanText(Written):
    """A whole plan."""

    service: Name
    url: Annotated[Text, AfterValidator(full_address)]
    language: Literal["en", "fi", "sv"] | None = None
    personas: Personas | None = None
    checkers: Checkers | None = None
    consent: ConsentAnswer | None = None
    repeat: Annotated[int, within(1, MOST_RUNS, f"from 1 to {MOST_RUNS}")] = NOT_WRITTEN
    accounts: Accounts | None = None
    owners: tuple[OwnerText, ...] | None = None
    gate: GateText | None = None
    statement: StatementText | None = None
    brand: Annotated[Brand | None, BeforeValidator(brand_of_folder)] = None
    before: Around = NOT_WRITTEN
    after: Around = NOT_WRITTEN
    journeys: Annotated[tuple[JourneyText, ...], Field(min_length=1), AfterValidator(told_apart)]
