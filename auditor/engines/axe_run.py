"""Running axe-core over a page and all its frames."""

import json
import time
from collections.abc import Mapping
from typing import Any

from playwright.async_api import Page

from auditor.errors import AuditorError

from . import scripts
from .frames import worlds
from .seam import translated
from .world import World

FRAME_SECONDS = 5  # a frame that has not answered by then is named as missed


async def run_axe(page: Page, main: World, options: Mapping[str, Any], *, seconds: float) -> Any:
    """The result as `axe_result.js` shapes it: by one call without frames, by axe's own frame protocol with them."""
    told = json.dumps(options)
    shape = scripts.own("axe_result.js")
    if len(page.frames) == 1:
        # Our helpers tell an element's HTML: axe's own would be made for each that it looks at, the whole page's too.
        script = (
            "async () => { axe.configure({ noHtml: true });"
            f" return ({shape})(axe, await axe.run(document, {told}), auditor); }}"
        )
        return await main.evaluate(script, seconds=seconds, library="axe")
    run = _Partials(await worlds(page, main), told, time.monotonic() + seconds)
    await run.gather(main, "document")
    script = f"async (partials) => ({shape})(axe, await axe.finishRun(partials, {told}), auditor)"
    result = await main.evaluate(script, run.partials, seconds=seconds)
    return {**result, "framesMissed": list(dict.fromkeys([*result["framesMissed"], *run.missed]))}


class _Partials:
    """Partial results, frame by frame, in the order that axe.finishRun asks for."""

    def __init__(self, found: dict[str, World], options: str, deadline: float) -> None:
        self.found, self.options, self.deadline = found, options, deadline
        self.partials: list[Any] = []
        self.missed: list[str] = []

    async def gather(self, world: World, context: str) -> None:
        """Run in this frame, then in the frames that it holds."""
        left = max(0.1, min(self.deadline - time.monotonic(), FRAME_SECONDS if self.partials else 1e9))
        script = (
            f"async () => {{ const context = {context}; const frames = axe.utils.getFrameContexts(context);"
            f" return {{ frames, partial: await axe.runPartial(context, {self.options}) }}; }}"
        )
        told = await world.evaluate(script, seconds=left, library="axe")
        self.partials.append(told["partial"])
        for frame in told["frames"]:
            await self._inside(world, frame)

    async def _inside(self, world: World, frame: dict[str, Any]) -> None:
        before = len(self.partials)
        try:
            inner = await self._world(world, frame["frameSelector"])
            await self.gather(inner, json.dumps(frame["frameContext"]))
        except AuditorError:
            # axe.finishRun takes null for a frame that could not be looked at; what it holds is dropped with it.
            self.partials[before:] = [None]
            self.missed.append(str(frame["frameSelector"])[:300])

    async def _world(self, world: World, selector: Any) -> World:
        expression = f"axe.utils.shadowSelect({json.dumps(selector)})"
        handle = await world.run(expression, seconds=FRAME_SECONDS, by_value=False)
        with translated("a frame was looked for"):
            told = await world.cdp.send("DOM.describeNode", {"objectId": handle})
        id_ = told["node"].get("frameId", "")
        if id_ not in self.found:
            raise AuditorError("The frame did not answer.")
        return self.found[id_]
