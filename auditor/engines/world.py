"""Running our scripts in a frame, in a world of their own that the page cannot reach."""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession

from auditor.errors import AuditorError, CannotAct

from . import scripts
from .seam import PageChanged, PageSilent, ScriptEnded, translated

WORLD = "auditor"
ABSENT = "auditor:helpers-absent"
# Seconds without an answer, after which a script is taken to run without end: longer each time, since a machine that is
# busy is slow, too. Before the last two the page may run no more scripts, after the last it is given up.
HELD = (1.5, 2.0, 3.0, 5.0, 10.0)
ENDED_TIMES = 3  # that a script of ours may be ended together with the page's
TELL_SECONDS = 3.0  # for a command to a page that may not hear it


@dataclass(slots=True)
class Hold:
    """What has become of a page that does not answer."""

    still: bool = False  # it may run no scripts of its own any more
    silent: set[str] = field(default_factory=set)  # addresses of its frames that do not answer


@dataclass(frozen=True, slots=True)
class World:
    """Our world in one frame. Frames of another process have a DevTools session of their own."""

    cdp: CDPSession
    frame: str
    name: str = WORLD
    hold: Hold = field(default_factory=Hold, compare=False, repr=False)

    async def evaluate(self, script: str, argument: object = None, *, seconds: float = 10, library: str = "") -> Any:
        """Run a function of one argument with `auditor` and a bundled library at hand; its result travels as text.

        Raises PageChanged where the document went away, PageSilent where no answer came in time. What runs in the page
        without end, the page's or ours, is ended then, so that the page goes on.
        """
        lacks = " || ".join(scripts.absent(name) for name in filter(None, ("auditor", library)))
        call = (
            f"(async () => {{ if ({lacks}) return {json.dumps(ABSENT)}; auditor.fresh();"
            f" return JSON.stringify((await ({script})({json.dumps(argument)})) ?? null); }})()"
        )
        try:
            said = await self._asked(call, seconds)
            if said == ABSENT:
                brought = scripts.library(library) if library else ""
                await self.run(f"globalThis.auditor = {scripts.helpers()}; {brought}; null", seconds=seconds)
                said = await self._asked(call, seconds)
        except PageSilent as error:
            error.ended = await self.release()
            raise
        if said == ABSENT:
            raise PageChanged("The page changed while a script of ours ran in the page.")
        return json.loads(said)

    async def _asked(self, call: str, seconds: float) -> Any:
        """What it comes to; again, where it was ended together with a script of the page's."""
        for _ in range(ENDED_TIMES):
            with suppress(ScriptEnded):
                return await self.run(call, seconds=seconds)
        return await self.run(call, seconds=seconds)

    async def release(self) -> int:
        """End the scripts that hold the page; how many there were.

        One that answers is held by none: its own next script would be hit. A page that they hold on and on may run no
        more scripts of its own (`allow_scripts` lets it again); one that does not answer even then is given up.
        """
        for ended, seconds in enumerate(HELD):
            with suppress(PageSilent):
                await self.run("0", seconds=seconds)
                return ended
            if ended == len(HELD) - 3:
                await self.allow_scripts(False)
            await self._tell("Runtime.terminateExecution" if ended < len(HELD) - 1 else "Page.crash")
        return len(HELD)

    async def allow_scripts(self, allowed: bool) -> None:  # noqa: FBT001 - the very value
        """Whether the page may run its scripts; ours are not meant, but a timer of ours is not told either."""
        self.hold.still = not allowed
        await self._tell("Emulation.setScriptExecutionDisabled", value=not allowed)

    async def _tell(self, command: str, **told: object) -> None:
        with suppress(AuditorError), translated("a script without end was ended", seconds=TELL_SECONDS):
            await self.cdp.send(command, dict(told))

    async def run(self, expression: str, *, seconds: float, by_value: bool = True) -> Any:
        """The value of an expression, or its remote object id."""
        with translated("a script of ours ran in the page", seconds=seconds):
            made = await self.cdp.send("Page.createIsolatedWorld", {"frameId": self.frame, "worldName": self.name})
            answer = await self.cdp.send(
                "Runtime.evaluate",
                {
                    "expression": expression,
                    "contextId": made["executionContextId"],
                    "awaitPromise": True,
                    "returnByValue": by_value,
                },
            )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            words = details.get("exception", {}).get("description") or details.get("text", "")
            raise CannotAct(
                f"A script of ours failed in the page: {words.splitlines()[0][:300] if words else 'no reason given'}."
            )
        return answer["result"].get("value") if by_value else answer["result"].get("objectId")
