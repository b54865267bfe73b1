"""How much of the processor a page's main thread has used, kept from the DevTools protocol's counters."""

from playwright.async_api import CDPSession

from .seam import translated

# Of the counters, the time that tasks ran, in CPU time of the thread: what the machine does besides does not count.
COUNTER = "TaskDuration"


class Processor:
    """The main thread of one tab. The browser's counter begins anew with each document."""

    def __init__(self, cdp: CDPSession) -> None:
        self._cdp = cdp
        self._before = 0.0

    async def watch(self) -> None:
        """Begin to count."""
        await self._cdp.send("Performance.enable", {"timeDomain": "threadTicks"})

    def began(self) -> None:
        """Another document is shown."""
        self._before = 0.0

    async def mark(self) -> None:
        """What is spent from now on belongs to the next visit."""
        self._before = await self._now()

    async def spent_ms(self) -> float:
        """Since the document began, or since the mark in it."""
        return round(max(0.0, await self._now() - self._before), 1)

    async def _now(self) -> float:
        with translated("the processor's time was read"):
            told = await self._cdp.send("Performance.getMetrics")
        return next((one["value"] * 1000 for one in told["metrics"] if one["name"] == COUNTER), 0.0)
