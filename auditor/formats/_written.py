"""What may stand in an `audit.yaml`, key by key."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from auditor.model import MOST_RUNS, Brand, ConsentAnswer
from auditor.supervisors import countries

from ._actions import Around
from ._brand import brand_of_folder
from ._checkers import Checkers
from ._crawl import AnyCrawl
from ._gate import GateText
from ._limits import LimitsText
from ._names import NOT_WRITTEN, LastingName, Name, Text, told_apart
from ._network import ReachText
from ._people import Accounts, PersonaName, Personas
from ._session import SessionText
from ._steps import StepText
from ._targets import Written
from ._units import full_address, within, wrong


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


class PlanText(ReachText):
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
    limits: LimitsText | None = None
    statement: StatementText | None = None
    brand: Annotated[Brand | None, BeforeValidator(brand_of_folder)] = None
    session: SessionText = NOT_WRITTEN
    crawl: AnyCrawl = NOT_WRITTEN
    before: Around = NOT_WRITTEN
    after: Around = NOT_WRITTEN
    journeys: Annotated[tuple[JourneyText, ...], Field(min_length=1), AfterValidator(told_apart)]


class CrawlingPlanText(PlanText):
    """A plan that crawls: it may have no journeys."""

    journeys: Annotated[tuple[JourneyText, ...], Field(min_length=1), AfterValidator(told_apart)] = ()
