"""What a page shows of a form, as clumsy.js tells it, and what came of sending it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.evidence.touches import After
from auditor.evidence.trials import News, Outcome, Trial, TriedField
from auditor.model import Box, Value

from .mistakes import Field, Wrong, secret

TYPED = "…"  # stands where a text of the page holds what was typed


class Button(Value):
    """A button that sends a form. `quiet`: the browser does not check the form when it is pressed."""

    path: str
    name: str = ""
    html: str = ""
    box: Box | None = None
    native: bool = True
    quiet: bool = False


class Form(Value):
    """A form as it stands. `quiet` as in `Button`."""

    path: str
    html: str = ""
    box: Box | None = None
    url: str = ""
    quiet: bool = False
    action: str = ""
    search: bool = False
    fields: tuple[Field, ...] = ()
    submits: tuple[Button, ...] = ()

    @property
    def keys(self) -> list[str]:
        """By which the form is known again."""
        return [one.key for one in self.fields]


class ShownField(Value):
    """A field once the form was sent. `said`: what the browser would say of it. `digest` tells values apart."""

    key: str
    invalid: bool = False
    said: str = ""
    digest: float = 0
    focused: bool = False
    hint: str = ""


class ShownNews(Value):
    """As `News`, with the keys of fields in place of their paths."""

    text: str
    path: str
    box: Box | None = None
    place: str = ""
    tied: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    focused: bool = False


class Shown(Value):
    """The page once the form was sent.

    `refused` counts the fields that the browser refused; `seen` those of them that it could point at, `unseen` are not.
    """

    url: str = ""
    title: str = ""
    news: tuple[ShownNews, ...] = ()
    shown: bool = True
    form: Form | None = None
    fields: tuple[ShownField, ...] = ()
    refused: int = 0
    silenced: bool = False
    unseen: tuple[str, ...] = ()
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Sending:
    """What is sent with a form, by its fields' keys, and the digests that these had before it was sent."""

    sent: str  # empty or wrong
    wrong: Mapping[str, Wrong] = field(default_factory=dict)
    right: Mapping[str, str] = field(default_factory=dict)  # what the plan types
    digests: Mapping[str, float] = field(default_factory=dict)
    blank: Mapping[str, float] = field(default_factory=dict)  # the digests before anything was filled in

    @property
    def typed(self) -> list[str]:
        """All that was typed, longest first."""
        return sorted([*(one.text for one in self.wrong.values()), *self.right.values()], key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of pressing a form's button."""

    shown: Shown
    new_document: bool = False
    statuses: Sequence[int | None] = ()  # of what was sent to be written
    status: int | None = None  # of the document
    dialogs: tuple[str, ...] = ()
    title: str = ""  # before
    after: After | None = None


def outcome(form: Form, button: Button, answer: Answer) -> Outcome:
    """Who stopped the form, or that nobody did."""
    shown, status = answer.shown, answer.status or 0
    if not shown.shown:
        return "error-page" if answer.new_document and status >= 400 else "accepted"
    if answer.new_document:
        return "service"
    if answer.statuses:
        failed = any(one is None or one >= 400 for one in answer.statuses)
        return "service" if failed or _complains(shown) or answer.dialogs else "unclear"
    checked = not form.quiet and not button.quiet and not shown.silenced and shown.refused
    if checked and (not shown.seen or any(one.focused and one.said for one in shown.fields)):
        return "browser"
    after = answer.after
    moved = bool(after and (after.changed or after.focus_moved or after.announced))
    return "page" if shown.news or _complains(shown) or answer.dialogs or moved else "nothing"


def _complains(shown: Shown) -> bool:
    return any(one.invalid for one in shown.fields) or any(one.place or one.tied or one.links for one in shown.news)


def trial(form: Form, button: Button, sending: Sending, answer: Answer) -> Trial:
    """The note of one trial."""
    shown, came = answer.shown, outcome(form, button, answer)
    place = shown.form or form
    paths = {one.key: one.path for one in place.fields}
    typed = sending.typed
    return Trial(
        path=place.path,
        html=_masked(place.html, typed),
        box=place.box,
        button=button.path,
        name=button.name,
        sent="wrong" if sending.sent == "wrong" else "empty",
        outcome=came,
        status=answer.status if answer.new_document else next((one for one in reversed(answer.statuses) if one), None),
        new_document=answer.new_document,
        fields=tuple(_fields(form, place, shown, sending, came)),
        news=tuple(_news(one, paths, typed) for one in shown.news) if shown.shown else (),
        dialogs=tuple(_masked(one, typed) for one in answer.dialogs),
        title=_masked(shown.title, typed) if shown.title != answer.title else "",
        after=_heard(answer.after, typed),
        silenced=shown.silenced,
        unseen=shown.unseen if came == "browser" and not shown.seen else (),
    )


def _fields(form: Form, place: Form, shown: Shown, sending: Sending, came: Outcome) -> Iterator[TriedField]:
    now = {one.key: one for one in shown.fields}
    where = {one.key: one for one in place.fields}
    typed = sending.typed
    for one in form.fields:
        here, told = where.get(one.key, one), now.get(one.key, ShownField(key=one.key))
        wrong = sending.wrong.get(one.key)
        right = one.key in sending.right and not wrong
        stays = (wrong or right) and one.key in now and not secret(one) and one.type != "file"
        yield TriedField(
            path=here.path,
            html=_masked(here.html, typed),
            box=here.box,
            type=one.type,
            label=one.label,
            hint=_masked(told.hint, typed),
            sent="wrong" if wrong else "right" if right else "empty" if one.empty else "untouched",
            kind=wrong.kind if wrong else "",
            required=one.required or one.aria_required,
            invalid=told.invalid,
            said=_masked(told.said, typed) if came == "browser" else "",
            focused=told.focused,
            kept=_kept(sending, told) if stays else None,
        )


def _kept(sending: Sending, now: ShownField) -> bool:
    """A service may write a value in its own way: lost is what stands as if nothing had been typed."""
    return now.digest == sending.digests.get(now.key) or now.digest != sending.blank.get(now.key)


def _news(one: ShownNews, paths: Mapping[str, str], typed: Sequence[str]) -> News:
    return News(
        text=_masked(one.text, typed),
        path=one.path,
        box=one.box,
        place=paths.get(one.place, ""),
        tied=tuple(paths[key] for key in one.tied if key in paths),
        links=tuple(paths[key] for key in one.links if key in paths),
        focused=one.focused,
    )


def _heard(after: After | None, typed: Sequence[str]) -> After | None:
    if after is None:
        return None
    texts = {name: tuple(_masked(one, typed) for one in getattr(after, name)) for name in ("announced", "states")}
    return after.model_copy(update={**texts, "shown": "", "focus_name": _masked(after.focus_name, typed)})


def _masked(text: str, typed: Sequence[str]) -> str:
    """The text without what was typed; single letters and digits are no sign of it."""
    for value in typed:
        text = text.replace(value, TYPED) if len(value) > 1 else text
    return text
