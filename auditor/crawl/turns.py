"""Lets what is done side by side be written down in the order in which it was begun."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """`begin` gives a number; `of` waits until all that have smaller ones have ended."""

    def __init__(self) -> None:
        self._begun = 0
        self._open: set[int] = set()
        self._changed = asyncio.Condition()

    def begin(self) -> int:
        """The next number."""
        self._begun += 1
        self._open.add(self._begun)
        return self._begun

    @asynccontextmanager
    async def of(self, number: int) -> AsyncIterator[None]:
        """Inside, it is this number's turn; it ends with the block."""
        async with self._changed:
            await self._changed.wait_for(lambda: not any(one < number for one in self._open))
        try:
            yield
        finally:
            await self.end(number)

    async def end(self, number: int) -> None:
        """This one has ended, whatever it came to; doing it again changes nothing."""
        self._open.discard(number)
        async with self._changed:
            self._changed.notify_all()

    async def change(self) -> None:
        """Wait until one has ended."""
        async with self._changed:
            await self._changed.wait()
