"""Carries out what resets a service around a walk: commands of the user's own, actions in a session of their own."""

import asyncio
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from auditor.errors import CannotAct
from auditor.model import Action, Command
from auditor.personas.hand import Hand

COMMAND_SECONDS = 300.0  # the limit for one command; what takes longer is not a reset of one walk

log = logging.getLogger(__name__)


async def reset(parts: Sequence[Action | Command], hand: Hand | None, folder: Path) -> None:
    """Carry these out in order. Raises CannotAct, WrongPage or BrowserDied where one cannot be.

    `hand` is needed where there are actions among them.
    """
    for part in parts:
        if isinstance(part, Command):
            await _run(part, folder)
        elif hand:
            await _act(part, hand)


async def _act(action: Action, hand: Hand) -> None:
    touch = await hand.act(action)
    await hand.session.settle(seconds=15)
    if touch.went != "done" and not action.optional:
        raise CannotAct(f"{action}: {' '.join(touch.tried[-1:]) or touch.went}")


async def _run(command: Command, folder: Path) -> None:
    words = " ".join(command.run)
    try:
        process = await asyncio.create_subprocess_exec(
            *command.run,
            cwd=folder or None,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=os.environ,
        )
    except OSError as error:
        raise CannotAct(f"The command “{words}” could not be started: {error.strerror or error}.") from error
    try:
        async with asyncio.timeout(COMMAND_SECONDS):
            said, _ = await process.communicate()
    except (TimeoutError, asyncio.CancelledError) as error:
        process.kill()
        await process.wait()
        if isinstance(error, asyncio.CancelledError):
            raise
        raise CannotAct(f"The command “{words}” did not end within {COMMAND_SECONDS:g} s.") from error
    log.info("%s: ended with %s\n%s", words, process.returncode, said.decode("utf-8", "replace")[-2000:])
    if process.returncode:
        last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise CannotAct(f"The command “{words}” ended with {process.returncode}{': ' + last[0] if last else ''}.")
