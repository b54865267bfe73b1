"""Tries what customers change and press: fields, skip links, printable keys, what only a pointer reaches."""

from auditor.errors import CannotAct
from auditor.evidence.keyboard_probes import OnInput, Shortcut, SkipLink
from auditor.evidence.tab_stops import Stop, Unreached

from .probing_page import Beside, script

MOST_FIELDS = 10
FIRST_STOPS = 4  # a link that skips to the content stands among the first
MOST_CLICKS = 5
MOST_SHORTCUTS = 3  # that are tried again, each in a fresh page
CHANGE_SECONDS = 0.12  # how long a page may take to answer to a change
ANSWER_SECONDS = 0.25  # the same to a key or a click
KEYS = "abcdefghijklmnopqrstuvwxyz0123456789.,;:-+*=!#&()[]<>'?/"
SHORTCUTS = script("probing_shortcuts")


async def try_skip_links(page: Beside, stops: tuple[Stop, ...]) -> tuple[SkipLink, ...]:
    """Press each link that promises to skip; see where Tab goes on."""
    found: list[SkipLink] = []
    paths = [stop.path for stop in stops]
    for told in await page.ask("skips", paths[:FIRST_STOPS]):
        link = SkipLink.model_validate(told)
        await page.again()
        if page.over or not await page.ask("focus", link.path):
            break
        await page.press("Enter")
        await page.wait(CHANGE_SECONDS)
        left = await page.went()
        await page.press("Tab")
        after = paths[paths.index(link.path) + 1 :]
        now = "" if left else await page.ask("where")
        usual = after[0] if after else ""
        passes = bool(await page.ask("passes", link.target)) if link.target else bool(now) and now != usual
        found.append(link.model_copy(update={"next": now, "usual": usual, "passes": passes and not left}))
    return tuple(found)


async def try_fields(page: Beside) -> tuple[OnInput, ...]:
    """Change fields with a key each: whether the page goes on by itself."""
    found: list[OnInput] = []
    await page.again()
    for told in await page.ask("fields", MOST_FIELDS):
        one = OnInput.model_validate(told)
        if page.over:
            break
        if not await page.ask("focus", one.path):
            continue
        await page.went()  # what coming there did is no answer to the change
        if one.key.isdigit():
            await page.session.type(one.key)
        else:
            await page.press(one.key)
        await page.wait(CHANGE_SECONDS)
        if left := await page.went():
            found.append(one.model_copy(update={"did": left.did, "to": left.to}))
            await page.fresh()
        elif moved := await page.ask("moved", one.path):
            found.append(one.model_copy(update={"did": "moves", "to": moved}))
        else:
            found.append(one)
    return tuple(found)


async def try_shortcuts(page: Beside) -> tuple[int, tuple[Shortcut, ...]]:
    """Press each printable key while nothing has the focus; how many were pressed, and those that did something."""
    await page.again()
    await page.ask("listen", of=SHORTCUTS)
    await page.session.type(KEYS)
    await page.wait(CHANGE_SECONDS)
    heard = await page.ask("heard", of=SHORTCUTS)
    found: list[Shortcut] = []
    # What answers to every key does not mean one of them.
    for key in heard["keys"][:MOST_SHORTCUTS] if len(heard["keys"]) < len(KEYS) / 2 else ():
        if page.over:
            break
        await page.fresh()
        how = await page.steady(ANSWER_SECONDS)
        if how is None:
            continue  # the page changes by itself
        before = await _state(page, how)
        await page.press(key)
        await page.wait(ANSWER_SECONDS)
        left, at, after = await page.went(), await page.ask("where"), await _state(page, how)
        if left:
            found.append(Shortcut(key=key, did=left.did, to=left.to))
        elif at:
            found.append(Shortcut(key=key, did="moves", to=at))
        elif after != before:
            found.append(Shortcut(key=key, did="changes"))
    return heard["answered"], tuple(found)


async def _state(page: Beside, how: str) -> tuple[str, int]:
    return await page.state(how), await page.ask("count", of=SHORTCUTS)


async def try_clicks(page: Beside, unreached: tuple[Unreached, ...]) -> tuple[Unreached, ...]:
    """Click what holds no stop of the Tab key and has no twin: whether it does anything at all."""
    told: list[Unreached] = []
    tries = 0
    for one in unreached:
        if one.twin or page.over or tries >= MOST_CLICKS:
            told.append(one)
            continue
        tries += 1
        told.append(await _clicked(page, one))
    return tuple(told)


async def _clicked(page: Beside, one: Unreached) -> Unreached:
    await page.again()
    control = await page.session.at(one.path)
    usable = await page.ask("pressable", one.path) and await page.ask("harmless", one.path)
    if control is None or not usable:
        return one
    before = await page.state()
    await page.wait(ANSWER_SECONDS)
    if await page.state() != before:
        return one  # the page changes by itself
    try:
        await control.click()
    except CannotAct:
        return one
    await page.wait(ANSWER_SECONDS)
    if left := await page.went():
        twin = await page.ask("linked", left.to)
        return one.model_copy(update={"click": "navigates", "to": left.to, "twin": twin})
    changed = await page.state() != before
    return one.model_copy(update={"click": "changes" if changed else "nothing"})
