"""Under what conditions a walk is made: the line and the processor, by name, each with its source."""

from .value import Value


class Conditions(Value):
    """A line and a processor. Rates in kilobits (1,000 bits) a second; None: as it comes.

    `id` is `own` where a plan's persona brings numbers of its own. The browser throttles, so that the service's server
    and the tool see an ordinary client.
    """

    id: str
    latency_ms: float = 0  # added to each request
    download_kbps: float | None = None
    upload_kbps: float | None = None
    cpu_slowdown: float = 1  # times slower than this machine

    def ms_for(self, size: float) -> float:
        """How long this many bytes take on this line, once they come; 0 where the line has no limit of its own."""
        return size * 8 / self.download_kbps if self.download_kbps else 0.0


DESKTOP = Conditions(id="desktop")

# The “slow 4G” that Lighthouse takes for a phone (`mobileSlow4G`: a round trip of 150 ms, 1.6 Mbit/s down and
# 750 kbit/s up), with its processor, four times slower.
# https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
MOBILE_4G = Conditions(id="mobile-4g", latency_ms=150, download_kbps=1638.4, upload_kbps=750, cpu_slowdown=4)

# WebPageTest's “3G Slow”: 400 kbit/s both ways, 400 ms.
# https://github.com/WPO-Foundation/webpagetest/blob/master/www/settings/connectivity.ini.sample
SLOW_3G = Conditions(id="slow-3g", latency_ms=400, download_kbps=400, upload_kbps=400)

NAMED = {one.id: one for one in (DESKTOP, MOBILE_4G, SLOW_3G)}


def named(line: Conditions) -> Conditions:
    """The same numbers under their name, where they have one."""
    return next((one for one in NAMED.values() if one.model_copy(update={"id": line.id}) == line), line)
