"""How a plan may write a target, alone or with what an action does to it."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from auditor.model import Target

from ._units import wait_seconds, wrong

KINDS = ("role", "label", "text", "placeholder", "alt", "title", "testid", "css")
SCROLL_WORDS = ("top", "bottom", "up", "down")


class Written(BaseModel):
    """A mapping in the plan. Aliases in parentheses are shorthands that nobody writes as keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    example: ClassVar[str] = ""  # shown where somebody writes it wrong


class TargetText(Written):
    """One thing on a page."""

    example: ClassVar[str] = "{role: button, name: Start now}"
    optional: ClassVar[bool] = False  # whether it may name no target at all

    selector: str | None = Field(default=None, validation_alias="(selector)")
    role: str | None = None
    name: str | None = None
    label: str | None = None
    text: str | None = None
    placeholder: str | None = None
    alt: str | None = None
    title: str | None = None
    testid: str | None = None
    css: str | None = None
    exact: bool | None = None
    nth: int | None = Field(default=None, ge=0)
    within: "AnyTarget | None" = None
    frame: str | None = None

    @model_validator(mode="after")
    def _names_one_thing(self) -> "TargetText":
        kinds = self.kinds()
        if len(kinds) > 1:
            what = " and ".join(f"“{kind}”" for kind in kinds)
            raise wrong(f"A target has one kind, and this has {what}.", "Keep one; `within` narrows it.", at=[kinds[1]])
        more = [key for key in ("name", "exact", "nth", "within", "frame") if getattr(self, key) is not None]
        if not kinds and (more or not self.optional):
            raise wrong("This names no target.", f"Give one of {', '.join(KINDS)}.")
        if self.name is not None and not self.role:
            raise wrong("“name” goes with “role” only.", "Write {role: button, name: …}.", at=["name"])
        return self

    def kinds(self) -> list[str]:
        """The kinds of target that are given."""
        return [kind for kind in ("selector", *KINDS) if getattr(self, kind)]

    def target(self) -> Target | None:
        """The target, None where none is named."""
        kinds = self.kinds()
        if not kinds:
            return None
        return Target.model_validate(
            {
                "by": kinds[0],
                "value": getattr(self, kinds[0]),
                "name": self.name,
                "exact": bool(self.exact),
                "nth": self.nth,
                "within": self.within.target() if self.within else None,
                "frame": self.frame,
            }
        )


def _selector(value: Any) -> Any:
    if isinstance(value, str):
        return {"(selector)": value.strip()}
    return value


AnyTarget = Annotated[TargetText, BeforeValidator(_selector)]
TargetText.model_rebuild()  # `within` is an AnyTarget, which could not be named before


class FillText(TargetText):
    """A target with the text that goes into it."""

    example: ClassVar[str] = "{label: Full name, value: Maija Meikäläinen}"

    value: str
    secret: bool = False


def _typed(value: Any) -> Any:
    return {"value": value} if isinstance(value, str) else value


class TypeText(FillText):
    """Text for the keyboard, into a target or into what has the focus."""

    example: ClassVar[str] = "Maija Meikäläinen"
    optional: ClassVar[bool] = True


class UploadText(TargetText):
    """A target with the file that it gets."""

    example: ClassVar[str] = "{label: Your photo, value: photo.jpg}"

    value: str


def _key(value: Any) -> Any:
    return {"key": value} if isinstance(value, str) else value


class PressText(Written):
    """A key, and what has the focus while it is pressed."""

    example: ClassVar[str] = "Enter"

    key: str = Field(min_length=1)
    on: AnyTarget | None = None


class DragText(Written):
    """Where a drag begins and ends."""

    example: ClassVar[str] = "{from: {text: Card}, to: {text: Done}}"

    from_: AnyTarget = Field(alias="from")
    to: AnyTarget


def _scrolled(value: Any) -> Any:
    if isinstance(value, str) and value.strip() in SCROLL_WORDS:
        return {"(word)": value.strip()}
    return _selector(value)


class ScrollText(TargetText):
    """Where to scroll: a word, or until a target is in view."""

    example: ClassVar[str] = "bottom"
    optional: ClassVar[bool] = True

    word: str | None = Field(default=None, validation_alias="(word)")

    @model_validator(mode="after")
    def _goes_somewhere(self) -> "ScrollText":
        if not self.word and not self.kinds():
            raise wrong("This names no target.", f"Write {', '.join(SCROLL_WORDS)} or a target.")
        return self


def _waited(value: Any) -> Any:
    if isinstance(value, str) and (seconds := wait_seconds(value)) is not None:
        return {"(seconds)": seconds}
    return _selector(value)


class WaitText(TargetText):
    """What to wait for: a target, an address, or seconds."""

    example: ClassVar[str] = "{text: Your booking is ready}"
    optional: ClassVar[bool] = True

    seconds: str | None = Field(default=None, validation_alias="(seconds)")
    url: str | None = None

    @model_validator(mode="after")
    def _waits_for_one_thing(self) -> "WaitText":
        given = [*self.kinds(), *(["url"] if self.url else [])]
        if len(given) > 1:
            raise wrong("One action waits for one thing, and this has a target and “url”.", "Write two.", at=["url"])
        if not given and not self.seconds:
            raise wrong("This waits for nothing.", "Write {text: …}, {url: …}, another target, or seconds.")
        return self


Typed = Annotated[TypeText, BeforeValidator(_typed)]
Pressed = Annotated[PressText, BeforeValidator(_key)]
Scrolled = Annotated[ScrollText, BeforeValidator(_scrolled)]
Waited = Annotated[WaitText, BeforeValidator(_waited)]
