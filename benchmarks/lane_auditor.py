"""This tool's lane: one journey whose steps open the pages, walked as `auditor run` walks it."""

import asyncio

from lanes import Told, plan_of, say, told

from auditor.catalogue import one
from auditor.choosing import Choice
from auditor.engines.find import find_browser
from auditor.model import Walk
from auditor.parts import EvidenceKind
from auditor.store import RunFolder
from auditor.walk import walk_plan


class Heard:
    """Tells the meter where the walk begins and ends."""

    def walk_started(self, *_: object) -> None:
        """The browser is open, its first tab is not."""
        say("ready")

    def step_started(self, *_: object) -> None:
        """Says nothing: a step is a page."""

    def walk_ended(self, walk: Walk) -> None:
        """The tab is closed, the browser is open still."""
        if walk.stop:
            raise SystemExit(f"The walk stopped at step {walk.stopped_at}: {walk.reason}")
        say("done")


async def main(todo: Told) -> None:
    """Walk the pages into a run folder."""
    kinds = [one(EvidenceKind, kind) for kind in todo.kinds]
    choice = Choice(personas=("desktop",), kinds=kinds, pictures=todo.pictures)
    folder = RunFolder.create(todo.out, plan_of(todo.url, todo.pages))
    await walk_plan(folder.plan, folder, browser=find_browser(), listener=Heard(), choice=choice)


if __name__ == "__main__":
    asyncio.run(main(told()))
