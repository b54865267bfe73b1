"""What an address shows that is opened again elsewhere: the same thing, or what else."""

from collections.abc import Iterator

from auditor.commons.right_page import LOGIN, PageFacts, wrong
from auditor.commons.urls import same_page
from auditor.evidence.resumed import Opening, Resumed, Shows
from auditor.model import Value, Visit, Walk

FIRST_ERROR = 400
UNASKED = (401, 403)  # these may lead to a login
ALIKE = 0.5  # share of controls that two views of one page have in common, on a phone and on a desktop


class FieldSeen(Value):
    """A form field that is shown; whether it holds something, never what."""

    key: str  # its label or, without one, its name
    filled: bool


class PageSeen(Value):
    """A page as it is held against another; see `SEEN`."""

    facts: PageFacts
    status: int | None = None
    fields: tuple[FieldSeen, ...] = ()
    controls: tuple[str, ...] = ()  # names of links and buttons


SEEN = """() => {
  const MOST = 200, SKIPPED = /^(hidden|submit|button|reset|image|file)$/, TICKED = /^(radio|checkbox)$/;
  const shown = (selector) => [...auditor.all(selector)].filter(auditor.visible).slice(0, MOST);
  const cut = (text) => auditor.fold(text ?? "").slice(0, 100).toWellFormed();
  const label = (el) => cut([...(el.labels ?? [])].map((one) => one.innerText).join(" ")) || cut(el.name || el.id);
  const key = (el) => (TICKED.test(el.type) ? `${label(el)} ${cut(el.value)}` : label(el));
  const filled = (el) => (TICKED.test(el.type) ? el.checked
    : el.localName === "select" ? el.selectedIndex > 0 : Boolean(el.value));
  const fields = shown("input, select, textarea").filter((el) => !SKIPPED.test(el.type));
  const controls = shown("a[href], button, [role=button], [role=link]").map((el) => cut(auditor.name(el)));
  return {
    fields: fields.map((el) => ({ key: key(el), filled: filled(el) })),
    controls: [...new Set(controls)].filter(Boolean),
  };
}"""


def shows(before: PageSeen, after: PageSeen, start: str) -> Shows:
    """What opening the address of `before` again came to; `start` is the service's own first address."""
    asks = after.facts.passwords > 0 and before.facts.passwords == 0
    refused = after.status is not None and after.status >= FIRST_ERROR
    if asks and (not refused or after.status in UNASKED):
        return "login"
    if refused:
        return "error"
    if same_thing(before, after):
        return "empty-form" if lost_fields(before, after) else "same"
    if LOGIN.search(f"{after.facts.title} {after.facts.heading}") and not LOGIN.search(
        f"{before.facts.title} {before.facts.heading}"
    ):
        return "login"
    if wrong(after.facts, after.status, signs_in=True):
        return "error"
    at_start = same_page(after.facts.url, start) and not same_page(before.facts.url, start)
    return "start" if at_start else "other"


def same_thing(one: PageSeen, other: PageSeen) -> bool:
    """Whether two views are of one page, as a customer would say: its heading, title, address and controls."""
    heading = _folded(one.facts.heading) == _folded(other.facts.heading)
    title = _folded(one.facts.title) == _folded(other.facts.title)
    address = same_page(one.facts.url, other.facts.url)
    if one.facts.heading and heading:
        return title or address
    return title and address and _alike(one.controls, other.controls)


def lost_fields(before: PageSeen, after: PageSeen) -> list[str]:
    """The fields that held something before and hold nothing now."""
    filled = {field.key for field in after.fields if field.filled}
    there = {field.key for field in after.fields}
    return [field.key for field in before.fields if field.filled and field.key in there and field.key not in filled]


def moves(walk: Walk) -> Iterator[tuple[Visit, Opening]]:
    """The visits after which the walk went on on another device, with what was opened there."""
    for visit in walk.visits:
        resumed = visit.get(Resumed)
        opening = resumed.carrying("cookies") if isinstance(resumed, Resumed) and resumed.went_on else None
        if opening:
            yield visit, opening


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    every = {*one, *other}
    return not every or len({*one} & {*other}) >= ALIKE * min(len({*one}), len({*other}))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
