"""Has what the former pages of a kept tab left behind thrown away now and then, before the browser would by itself."""

from contextlib import suppress

from auditor.errors import AuditorError

from .seam import translated
from .tab import Tab

# Left alone, a tab of the Python documentation comes to 700 MB before it is tidied up: benchmarks/crawl_memory.md.
DOCUMENTS = 25
SECONDS = 10.0


async def throw_away(tab: Tab) -> None:
    """Each so many documents; costs a tenth of a second of the processor then."""
    if tab.documents % DOCUMENTS == DOCUMENTS - 1:
        with suppress(AuditorError), translated("the tab was tidied up", seconds=SECONDS):
            await tab.cdp.send("HeapProfiler.collectGarbage")
