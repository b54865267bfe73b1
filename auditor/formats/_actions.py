"""What a plan may say to be done: by a customer in a step, and around a walk."""

import os
import shlex
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, ValidationInfo, model_validator

from auditor.model import ActionKind

from ._names import NOT_WRITTEN, Name, Text, file_of_folder
from ._people import PersonaName
from ._targets import AnyTarget, DragText, FillText, Pressed, Scrolled, Typed, UploadText, Waited, Written
from ._units import address, wrong

BARE = ("back", "forward", "reload", "close_tab", "accept_dialog", "dismiss_dialog")


def _inside_folder(upload: UploadText, info: ValidationInfo) -> UploadText:
    file_of_folder(upload.value, info, "Uploads come from that folder", at=["value"])
    return upload


class ActionText(Written):
    """One thing that a customer does, with whom it is for."""

    example: ClassVar[str] = "- click: {role: button, name: Start now}"
    kinds: ClassVar[Collection[str]] = tuple(ActionKind)

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
        kinds = [kind for kind in self.kinds if kind in self.model_fields_set]
        if not kinds:
            raise wrong("This says nothing to do.", f"Give one of {', '.join(self.kinds)}.")
        if len(kinds) > 1:
            what = " and ".join(f"“{kind}”" for kind in kinds)
            raise wrong(f"One action does one thing, and this has {what}.", "Put a “-” before each.")
        return self


def _bare(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.strip()
    if word in BARE:
        return {word: None}
    if word in {*ActionKind, "run"}:
        raise wrong(f"“{word}” needs to be told with what.", f"Write “{word}: …”.")
    raise wrong(f"There is no action “{word}” that stands alone.", wanted=word, known=[*ActionKind])


AnyAction = Annotated[ActionText, BeforeValidator(_bare)]


def _split(command: Any) -> Any:
    if not isinstance(command, str):
        return command
    try:
        return shlex.split(command)
    except ValueError as why:
        raise wrong(f"“{command}” is not a command line: {why}.", "Close its quotes.") from None


def _can_start(command: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    """A command that can be started, as far as its file's name tells; what is on the PATH may come later."""
    if any("\0" in word for word in command):
        raise wrong("A command has no null characters.", "Delete them.")
    name = command[0]
    file = Path(info.context["folder"] if info.context else "") / name
    if "/" in name and not file.is_file():
        raise wrong(f"There is no file “{name}” to run.", "Commands run in the plan's folder: name it from there.")
    if "/" in name and not os.access(file, os.X_OK):
        raise wrong(f"“{name}” may not be run.", f"Allow it: chmod +x {name}")
    return command


class AroundText(ActionText):
    """What is done around a walk: an action, or a command."""

    example: ClassVar[str] = "- run: ./reset.sh --now"
    kinds: ClassVar[Collection[str]] = ("run", *ActionKind)

    run: Annotated[tuple[Text, ...], Field(min_length=1), BeforeValidator(_split), AfterValidator(_can_start)] = (
        NOT_WRITTEN
    )

    @model_validator(mode="after")
    def _is_for_all(self) -> "AroundText":
        """What runs around a walk is done by the tool, whoever walks."""
        if self.for_:
            message = (
                "“for” goes with the actions of steps: this is done around every walk, and by nobody in particular."
            )
            raise wrong(message, "Delete it.", at=["for"])
        return self


AnyAround = Annotated[AroundText, BeforeValidator(_bare)]
Around = Annotated[
    Annotated[tuple[AnyAround, ...], Tag("(list)")] | Annotated[AroundText, Tag("(one)")],
    Discriminator(lambda given: "(one)" if isinstance(given, dict | AroundText) else "(list)"),
]
