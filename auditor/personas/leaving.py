"""Leaves a form that is filled in and comes back to it, to see what it has kept."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Literal

from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.trials import Keep, KeptField
from auditor.model import Action
from auditor.session import Session

from .mistakes import secret
from .sending import at_rest, digests
from .shown import Form

Way = Literal["back", "reload"]
_WAYS: tuple[Way, ...] = ("back", "reload")
Put = Callable[[Session, Action], Awaitable[bool]]
KEEPING = ("text", "email", "tel", "url", "number", "search", "textarea", "date", "time", "month", "week", "select",
           "datetime-local", "checkbox", "radio")  # fmt: skip


async def kept(aside: Session, form: Form, before: str, actions: Sequence[Action], put: Put) -> tuple[Keep, ...]:
    """What the form keeps when the customer goes back and forward again, and on reloading.

    It is opened anew in `aside`, so that the walk is not disturbed. Empty where it does not open by its address alone,
    or nothing could be filled in.
    """
    try:
        if before and before != form.url:
            await aside.open(before)
            await at_rest(aside)
        await aside.open(form.url)
        await at_rest(aside)
        empty = await digests(aside, form)
        ways = [await _left(aside, form, empty, actions, put, way) for way in _WAYS] if empty else []
    except BrowserDied:
        raise
    except AuditorError:
        return ()  # what cannot be opened anew says nothing of the form on the path
    return tuple(way for way in ways if way.fields)


async def _left(
    aside: Session, form: Form, empty: Mapping[str, float], actions: Sequence[Action], put: Put, way: Way
) -> Keep:
    for action in actions:
        await put(aside, action)
    await at_rest(aside)
    filled = await digests(aside, form)
    if way == "back":
        await aside.back()
        await at_rest(aside)
        await aside.forward()
    else:
        await aside.reload()
    await at_rest(aside)
    now = await digests(aside, form)
    told = (one for one in form.fields if one.type in KEEPING and not secret(one) and one.key in filled)
    fields = tuple(
        KeptField(
            path=one.path,
            html=one.html,
            box=one.box,
            type=one.type,
            label=one.label,
            kept=one.key in now and now[one.key] != empty.get(one.key),
        )
        for one in told
        if filled[one.key] != empty.get(one.key)
    )
    return Keep(path=form.path, html=form.html, box=form.box, way=way, shown=bool(now), fields=fields)
