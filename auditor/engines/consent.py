"""Answers a consent wall through autoconsent, which knows the walls of many makers and how each is answered.

It runs in a world of its own in each frame, where the page cannot reach it. What it asks of the page's own scripts are
snippets of its package; all that is taken from their answers is yes or no.
"""

import asyncio
import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from playwright.async_api import Error, Page

from auditor.errors import CannotAct

from . import scripts
from .frames import worlds
from .seam import PageChanged, PageSilent
from .world import World

WORLD = "auditor-consent"
POLL = 0.05  # seconds; autoconsent waits a second for an answer of the page
ACT_SECONDS = 15.0  # the limit of answering a wall that was found; the longest waits of its rules are of 10 s
ASK_MS = 800  # the limit of one snippet
LATEST_SECONDS = 6.0  # looking on where the machine is busy
ROUND_SECONDS = 0.3  # its heuristics stop after 0.1 s
RETRIES = 4
MOST_FRAMES = 10
TAKE = "globalThis.auditorSaid ? JSON.stringify(auditorSaid.splice(0)) : 'null'"
# The rules that hide a wall by style answer nothing. The heuristics refuse only: they know no way to accept.
CONFIG = {
    "enabled": True, "autoAction": None, "enablePrehide": False, "enableCosmeticRules": False,
    "detectRetries": RETRIES, "isMainWorld": False, "visualTest": False, "logs": {"errors": False},
}  # fmt: skip

ENDED = ("nothingDetected", "cmpDetected")  # what it says of itself when it has looked

Wanted = Literal["accept", "refuse"]


@dataclass(slots=True)
class _Told:
    """What autoconsent has said so far."""

    cmp: str = ""
    found: str = ""  # the frame whose wall it is
    result: bool | None = None
    clicks: int = 0
    ms: float = 0
    started: float = 0
    last_round: float = 0  # when every rule had been tried, and the heuristics were begun


async def answer_consent(page: Page, main: World, wanted: Wanted, *, seconds: float) -> Mapping[str, Any]:
    """Look this many seconds for a wall that autoconsent knows, and answer it.

    `cmp`: its name for the wall, empty where none was found; `done`, `clicks` that it made, `ms` that it took.
    """
    frames = dict(list((await worlds(page, main)).items())[:MOST_FRAMES])
    own = {name: World(world.cdp, world.frame, WORLD) for name, world in frames.items()}
    told = _Told()
    for name, world in list(own.items()):
        with suppress(PageChanged, PageSilent, CannotAct, Error):
            await world.run(_begin(wanted, top=name == main.frame), seconds=5)
            continue
        del own[name]
    end = time.monotonic() + seconds
    latest = end + LATEST_SECONDS
    while (time.monotonic() < end or _looks_still(told, latest)) and own and told.result is None:
        found = told.found
        for name, world in list(own.items()):
            try:
                said = json.loads(await world.run(TAKE, seconds=5))
            except (PageChanged, PageSilent, CannotAct, Error):
                said = None
            if said is None:  # its document went away, as walls do that send a form
                del own[name]
                continue
            for message in said:
                await _heard(message, name, world, main, told, wanted)
        if told.found and not found:
            end = time.monotonic() + ACT_SECONDS
        await asyncio.sleep(POLL)
    if told.found and told.found not in own and told.result is None:
        told.result = True  # it left the page by what it pressed
    ms = told.ms or (time.monotonic() - told.started) * 1000 if told.found else 0
    return {"cmp": told.cmp, "done": bool(told.result), "clicks": told.clicks, "ms": round(ms)}


def _looks_still(told: _Told, latest: float) -> bool:
    """Whether a machine that is busy has kept autoconsent from looking once round."""
    now = time.monotonic()
    looked = told.last_round and now > told.last_round + ROUND_SECONDS
    return not looked and not told.found and now < latest


def _begin(wanted: Wanted, *, top: bool) -> str:
    heuristics = {"heuristicMode": "reject" if wanted == "refuse" and top else "off"}
    rules = f"{{ autoconsent: [], compact: {scripts.bundled('autoconsent-rules.json')} }}"
    begun = f"{{ type: 'initResp', config: {json.dumps(CONFIG | heuristics)}, rules: {rules} }}"
    return (
        "if (!globalThis.auditorSaid) { globalThis.auditorSaid = [];"
        " globalThis.autoconsentSendMessage = async (one) => { if (auditorSaid.length < 500) auditorSaid.push(one); };"
        f" {scripts.bundled('autoconsent.js')}\n"
        f" autoconsentReceiveMessage({begun}); }} null"
    )


async def _heard(message: Any, name: str, world: World, main: World, told: _Told, wanted: Wanted) -> None:
    match message.get("type"):
        case "eval":
            yes = name == main.frame and await _asked(world, str(message.get("code", "")))
            await _say(world, {"type": "evalResp", "id": message.get("id"), "result": yes})
        case "popupFound" if not told.found:
            told.found, told.cmp, told.started = name, str(message.get("cmp", ""))[:100], time.monotonic()
            await _say(world, {"type": "optOut" if wanted == "refuse" else "optIn"})
        case "optOutResult" | "optInResult" if name == told.found:
            told.result = bool(message.get("result"))
        case "report" if name == main.frame and not told.found:
            state = message.get("state", {})
            if not told.last_round and (int(state.get("findCmpAttempts") or 0) > 1 or state.get("lifecycle") in ENDED):
                told.last_round = time.monotonic()
        case "report" if name == told.found:
            state = message.get("state", {})
            told.clicks = max(told.clicks, int(state.get("clicks") or 0))
            if state.get("startTime") and state.get("endTime"):
                told.ms = max(0.0, float(state["endTime"]) - float(state["startTime"]))


async def _say(world: World, message: Mapping[str, Any]) -> None:
    # Answering may take seconds, and failing is an answer too: it is told by its own messages, and not waited for.
    with suppress(PageChanged, PageSilent, CannotAct, Error):
        await world.run(
            f"void autoconsentReceiveMessage({json.dumps(message)}).catch(() => auditorSaid.push("
            '{ type: "optOutResult", result: false })); null',
            seconds=5,
        )


async def _asked(world: World, snippet: str) -> bool:
    """What a snippet of the package says in the page's own world; no where it does not answer."""
    asked = {
        "expression": f"(async () => !!(await ({snippet})))()",
        "awaitPromise": True,
        "returnByValue": True,
        "timeout": ASK_MS,
    }
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(ASK_MS / 1000 + 0.2):
            answer = await world.cdp.send("Runtime.evaluate", asked)
            return "exceptionDetails" not in answer and answer["result"].get("value") is True
    return False
