"""What may stand in an `audit.yaml`, key by key."""

from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo, model_validator

from auditor.model import ActionKind, Impact

from ._targets import AnyTarget, DragText, FillText, Pressed, Scrolled, Typed, UploadText, Waited, Written
from ._units import Bytes, Milliseconds, Number, address, full_address, wrong

BARE = ("back", "forward", "reload", "close_tab", "accept_dialog", "dismiss_dialog")
NOT_WRITTEN: Any = None  # of keys that may be left out, but need a value where they are written
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _one_line(name: str) -> str:
    if not name.isprintable():
        raise wrong("A name stands on one line and has no control characters.", "Write it shorter.")
    return name


Name = Annotated[Text, StringConstraints(max_length=200), AfterValidator(_one_line)]


def _known_persona(name: str, info: ValidationInfo) -> str:
    known = info.context["personas"] if info.context else None
    if known is not None and name not in known:
        raise wrong(f"There is no persona “{name}”.", wanted=name, known=list(known))
    return name


PersonaName = Annotated[Text, AfterValidator(_known_persona)]


def _all_personas(value: Any, info: ValidationInfo) -> Any:
    if value != "all":
        return value
    known = info.context["personas"] if info.context else None
    if known is None:
        raise wrong("“all” cannot be read here: it is not known which personas there are.", "List them by name.")
    return list(known)


def _inside_folder(upload: UploadText, info: ValidationInfo) -> UploadText:
    folder = Path(info.context["folder"] if info.context else "").resolve()
    try:
        file = (folder / upload.value).resolve()
        there = file.is_file()
    except (OSError, ValueError):
        raise wrong(f"“{upload.value}” cannot be a file's name.", at=["value"]) from None
    if not file.is_relative_to(folder):
        message = f"“{upload.value}” lies outside the plan's folder."
        raise wrong(message, "Uploads come from that folder: copy the file there.", at=["value"])
    if not there:
        raise wrong(f"There is no file “{upload.value}” in the plan's folder.", "Put it there.", at=["value"])
    return upload


class ActionText(Written):
    """One thing that a customer does, with whom it is for."""

    example: ClassVar[str] = "- click: {role: button, name: Start now}"

    open: Annotated[Text, AfterValidator(address)] = NOT_WRITTEN
    click: AnyTarget = NOT_WRITTEN
    double_click: AnyTarget = NOT_WRITTEN
    fill: FillText = NOT_WRITTEN
    type: Typed = NOT_WRITTEN
    select: FillText = NOT_WRITTEN
    check: AnyTarget = NOT_WRITTEN
    uncheck: AnyTarget = NOT_WRITTEN
    upload: Annotated[UploadText, AfterValidator(_inside_folder)] = NOT_WRITTEN
    press: Pressed = NOT_WRITTEN
    hover: AnyTarget = NOT_WRITTEN
    drag: DragText = NOT_WRITTEN
    scroll: Scrolled = NOT_WRITTEN
    back: None = None
    forward: None = None
    reload: None = None
    switch_tab: Text = NOT_WRITTEN
    close_tab: None = None
    accept_dialog: str | None = None
    dismiss_dialog: None = None
    wait_for: Waited = NOT_WRITTEN
    screenshot: Name = NOT_WRITTEN
    for_: tuple[PersonaName, ...] = Field(default=(), alias="for")
    optional: bool = False

    @property
    def kind(self) -> ActionKind:
        """What is done."""
        return next(kind for kind in ActionKind if kind in self.model_fields_set)

    @model_validator(mode="after")
    def _does_one_thing(self) -> "ActionText":
        kinds = [kind for kind in self.model_fields_set if kind in set(ActionKind)]
        if not kinds:
            raise wrong("This says nothing to do.", f"Give one of {', '.join(ActionKind)}.")
        if len(kinds) > 1:
            what = " and ".join(f"“{kind}”" for kind in ActionKind if kind in kinds)
            raise wrong(f"One action does one thing, and this has {what}.", "Put a “-” before each.")
        return self


def _bare(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.strip()
    if word in BARE:
        return {word: None}
    if word in set(ActionKind):
        raise wrong(f"“{word}” needs to be told with what.", f"Write “{word}: …”.")
    raise wrong(f"There is no action “{word}” that stands alone.", wanted=word, known=[*ActionKind])


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

    name: Name
    owner: Name | None = None
    actions: tuple[Annotated[ActionText, BeforeValidator(_bare)], ...] | None = None
    expect: ExpectText | None = None


def _told_apart(named: tuple[Any, ...]) -> tuple[Any, ...]:
    first: dict[str, int] = {}
    for number, part in enumerate(named):
        if first.setdefault(part.name, number) != number:
            message = f"The name “{part.name}” is given twice; the report could not tell them apart."
            raise wrong(message, "Give each its own.", at=[number, "name"])
    return named


class JourneyText(Written):
    """An ordered path to a goal."""

    example: ClassVar[str] = "- name: Apply for a licence"

    name: Name
    steps: Annotated[tuple[StepText, ...], Field(min_length=1), AfterValidator(_told_apart)]


class OwnerText(Written):
    """Who answers for the addresses that match."""

    example: ClassVar[str] = '{match: "https://pay.example/**", owner: Payments}'

    match: Text
    owner: Name


class BudgetsText(Written):
    """How much of each measurement is allowed."""

    example: ClassVar[str] = "{lcp: 2.5s, cls: 0.1}"

    ttfb: Milliseconds | None = None
    fcp: Milliseconds | None = None
    lcp: Milliseconds | None = None
    cls: Number | None = None
    inp: Milliseconds | None = None
    tbt: Milliseconds | None = None
    wait: Milliseconds | None = None
    transfer: Bytes | None = None
    requests: Number | None = None


class GateText(Written):
    """When a run is not good enough."""

    example: ClassVar[str] = "{fail_on: serious}"

    fail_on: Impact | None = None
    budgets: BudgetsText | None = None


class PlanText(Written):
    """A whole plan."""

    service: Name
    url: Annotated[Text, AfterValidator(full_address)]
    language: Literal["en", "fi", "sv"] | None = None
    personas: Annotated[tuple[PersonaName, ...], Field(min_length=1), BeforeValidator(_all_personas)] | None = None
    owners: tuple[OwnerText, ...] | None = None
    gate: GateText | None = None
    journeys: Annotated[tuple[JourneyText, ...], Field(min_length=1), AfterValidator(_told_apart)]
