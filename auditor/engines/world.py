"""Running our scripts in a frame, in a world of their own that the page cannot reach."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import CDPSession

from auditor.errors import CannotAct

from . import scripts
from .seam import PageSilent, translated

WORLD = "auditor"
ABSENT = "auditor:helpers-absent"
HELD = 1.5  # seconds without an answer, after which a script is taken to run without end


@dataclass(frozen=True, slots=True)
class World:
    """Our world in one frame. Frames of another process have a DevTools session of their own."""

    cdp: CDPSession
    frame: str
    name: str = WORLD

    async def evaluate(self, script: str, argument: object = None, *, seconds: float = 10) -> Any:
        """Run a function of one argument with `auditor` at hand; its result travels as text.

        Raises PageChanged where the document went away, PageSilent where no answer came in time.
        """
        call = (
            f"(async () => {{ if ({scripts.absent('auditor')}) return {json.dumps(ABSENT)}; auditor.fresh();"
            f" return JSON.stringify((await ({script})({json.dumps(argument)})) ?? null); }})()"
        )
        said = await self.run(call, seconds=seconds)
        if said == ABSENT:
            await self.run(f"globalThis.auditor = {scripts.helpers()}; null", seconds=seconds)
            said = await self.run(call, seconds=seconds)
        return json.loads(said)

    async def library(self, name: str, *, seconds: float = 10) -> None:
        """Put a bundled library into this world, if it is not there."""
        if await self.run(scripts.absent(name), seconds=seconds):
            await self.run(f"{scripts.library(name)}; null", seconds=seconds)

    async def check(self, script: str, argument: object = None, *, seconds: float) -> Any:
        """`evaluate`, for code of others: what runs without end is ended, so that the page goes on."""
        try:
            return await self.evaluate(script, argument, seconds=seconds)
        except PageSilent:
            await self._release()
            raise

    async def _release(self) -> None:
        """End the script that holds the page. One that answers is held by none: its own next one would be hit."""
        with suppress(PageSilent):
            await self.run("0", seconds=HELD)
            return
        with suppress(PageSilent, CannotAct), translated("a script without end was ended"):
            async with asyncio.timeout(HELD):
                await self.cdp.send("Runtime.terminateExecution")

    async def run(self, expression: str, *, seconds: float, by_value: bool = True) -> Any:
        """The value of an expression, or its remote object id."""
        with translated("a script of ours ran in the page"):
            async with asyncio.timeout(seconds):
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
