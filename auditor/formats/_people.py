"""How a plan may write of people: who walks, and whom each signs in as."""

from collections.abc import Collection
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, ValidationInfo

from auditor.model import NAMED

from ._names import NOT_WRITTEN, STANDS_FOR, LastingName, Text
from ._targets import Written
from ._units import Locale, Milliseconds, Number, Rate, Share, Viewport, within, wrong

ALL = "all"


def _known(name: str, known: Collection[str] | None) -> str:
    if known is not None and name not in known:
        raise wrong(f"There is no persona “{name}”.", wanted=name, known=list(known))
    return name


def _one_of_all(name: str, info: ValidationInfo) -> str:
    return _known(name, info.context["personas"] if info.context else None)


def _one_of_the_catalogue(name: str, info: ValidationInfo) -> str:
    return _known(name, _catalogue(info))


def _catalogue(info: ValidationInfo) -> Collection[str] | None:
    return info.context["catalogue"] if info.context else None


def _one_of_the_conditions(name: str) -> str:
    if name not in NAMED:
        raise wrong(f"There are no conditions “{name}”.", wanted=name, known=list(NAMED))
    return name


PersonaName = Annotated[Text, AfterValidator(_one_of_all)]


class OwnPersonaText(Written):
    """A persona of the plan's own, made from one of the catalogue."""

    example: ClassVar[str] = "{name: Tablet in Swedish, like: mobile, viewport: 820x1180, locale: sv-FI}"

    name: LastingName
    like: Annotated[Text, AfterValidator(_one_of_the_catalogue)]
    viewport: Viewport = NOT_WRITTEN
    locale: Locale = NOT_WRITTEN
    user_agent: Annotated[Text, Field(max_length=500)] = NOT_WRITTEN
    conditions: Annotated[Text, AfterValidator(_one_of_the_conditions)] = NOT_WRITTEN
    # The limits are those of sense: beyond them no customer walks, or no walk comes to its end.
    cpu_slowdown: Annotated[Number, within(1, 20, "from 1 (not slowed down) to 20")] = NOT_WRITTEN
    latency: Annotated[Milliseconds, within(0, 10_000, "at most 10s")] = NOT_WRITTEN
    download: Annotated[Rate, within(1, 10_000_000, "from 1kbps to 10000Mbit/s")] = NOT_WRITTEN
    upload: Annotated[Rate, within(1, 10_000_000, "from 1kbps to 10000Mbit/s")] = NOT_WRITTEN
    text_scale: Annotated[Share, within(0.5, 5, "from 50% to 500%")] = NOT_WRITTEN
    reduced_motion: bool = NOT_WRITTEN
    forced_colors: bool = NOT_WRITTEN


def _all_alone(value: Any) -> Any:
    return [ALL] if value == ALL else value


def _name_or_all(name: str, info: ValidationInfo) -> str:
    if name != ALL:
        return _one_of_all(name, info)
    if _catalogue(info) is None:
        raise wrong("“all” cannot be read here: it is not known which personas there are.", "List them by name.")
    return name


def _told_from_others(
    personas: tuple[str | OwnPersonaText, ...], info: ValidationInfo
) -> tuple[str | OwnPersonaText, ...]:
    taken = {name.casefold() for name in (ALL, *(_catalogue(info) or ()))}
    own = {number: one for number, one in enumerate(personas) if isinstance(one, OwnPersonaText)}
    for number, one in own.items():
        if one.name.casefold() in taken:
            raise wrong(f"“{one.name}” is another persona's name.", "Give this one its own.", at=[number, "name"])
        taken.add(one.name.casefold())
    return personas


Personas = Annotated[
    tuple[
        Annotated[
            Annotated[Text, AfterValidator(_name_or_all), Tag("(name)")] | Annotated[OwnPersonaText, Tag("(own)")],
            Discriminator(lambda given: "(name)" if isinstance(given, str) else "(own)"),
        ],
        ...,
    ],
    Field(min_length=1),
    BeforeValidator(_all_alone),
    AfterValidator(_told_from_others),
]


def own_names(data: Any) -> list[str]:
    """What the plan's own personas are called, as far as that can be told before the plan is checked."""
    personas = data.get("personas") if isinstance(data, dict) else None
    listed = personas if isinstance(personas, list) else []
    names = [one.get("name") for one in listed if isinstance(one, dict)]
    return [name.strip() for name in names if isinstance(name, str)]


def _the_same_in_each_walk(text: str) -> str:
    if any(sign in text for sign in STANDS_FOR):
        raise wrong(
            "An account is the same in each walk, and nothing in it stands for something else.", "Write it out."
        )
    return text


Sign = Annotated[str, AfterValidator(_the_same_in_each_walk)]


class AccountText(Written):
    """Whom walks sign in as."""

    example: ClassVar[str] = '{user: maija, password: "${MAIJAS_PASSWORD}", for: [desktop, mobile]}'

    user: Annotated[Sign, Field(min_length=1)]
    password: Annotated[Sign, Field(min_length=1)]
    for_: tuple[PersonaName, ...] = Field(default=(), alias="for")


def _one_for_each(accounts: tuple[AccountText, ...]) -> tuple[AccountText, ...]:
    named = set[str]()
    for number, account in enumerate(accounts):
        for place, persona in enumerate(account.for_):
            if persona in named:
                message = f"“{persona}” has an account already, further up."
                raise wrong(message, "A persona signs in as one.", at=[number, "for", place])
            named.add(persona)
    return accounts


Accounts = Annotated[tuple[AccountText, ...], AfterValidator(_one_for_each)]
