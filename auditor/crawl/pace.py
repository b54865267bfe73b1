"""How fast one host is asked: politely, slower when it struggles, faster when all is well. Pure; the clock is given."""

from collections import deque
from dataclasses import dataclass, field

from auditor.languages.marking import phrase

STRUGGLES = {408, 425, 429, 500, 502, 503, 504, 508, 509, 520, 521, 522, 523, 524, 529}
TOO_FAST = {429, 503}  # that may come with `Retry-After`
SHARE = 0.5  # of the pages at once that are left when the host struggles: additive increase, multiplicative decrease
SLOW_TIMES, SLOW_SECONDS = 2.0, 0.5  # so many times, and so many seconds, over its usual answers a host is slower
LAST = 8  # answers that tell how quick it is just now
FIRST_GAP, MOST_GAP = 1.0, 60.0  # seconds between two pages of a host that struggles though it is asked one at a time
IN_A_ROW = 5  # answers without success, after which the circuit is broken
DOUBTS = 3  # in a row, after which a page that was well before tells whether it is the host or its pages
MENDS = 5  # times in a row that such a page may speak for the host: then it is not like the others
BREAKS = 3  # that a host may take before it is given up
PAUSE = 20.0  # seconds of the first break; each next one is twice as long
MOST_PATIENCE = 300.0  # seconds that a host may ask to wait


@dataclass(slots=True)
class Pace:
    """One host. `began` and `ended` go in pairs; `delay` is what the plan and robots.txt ask for, in seconds."""

    host: str
    at_once: int = 2
    delay: float = 0.0
    allowed: float = field(init=False)  # pages at once, just now
    gap: float = field(init=False)  # seconds between two pages, just now
    given_up: str = ""  # why nothing is asked of it any more, in a sentence
    doubted: bool = False  # whether a page that was well before is to be asked next: see `known`
    open: int = 0
    _not_before: float = 0.0
    _bad: int = 0  # in a row
    _breaks: int = 0
    _mends: int = 0
    _leave: str = ""  # what it has asked for instead of answering, if all that it said since it was well was that
    _usual: float | None = None
    _recent: deque[float] = field(default_factory=lambda: deque(maxlen=LAST))

    def __post_init__(self) -> None:
        """Begin with all that is allowed: two pages at once are what a customer's browser asks for too."""
        self.allowed = 1.0 if self.delay else float(max(1, self.at_once))
        self.gap = self.delay

    def wait(self, now: float) -> float | None:
        """Seconds until the next page may be asked for; None: not before one that is open has ended."""
        if self.open >= max(1, int(self.allowed)):
            return None
        return max(0.0, self._not_before - now)

    def began(self, now: float) -> None:
        """A page is asked for."""
        self.open += 1
        self._not_before = max(self._not_before, now + self.gap)

    def ended(
        self, now: float, seconds: float, status: int | None, retry_after: float | None = None, *, asked: bool = True
    ) -> None:
        """It was answered, or was not (`status` None). Where it came to neither (`asked` False), nothing follows."""
        self.open -= 1
        if not asked:
            return
        if status is None or status in STRUGGLES:
            self._struggles(now, status, retry_after)
            return
        self._bad, self._mends, self._leave = 0, 0, ""
        self._recent.append(seconds)
        if self._is_slower():
            self._slow_down(0.0)
            self._recent.clear()
            return
        self._breaks = 0
        self.gap = max(self.delay, self.gap * SHARE if self.gap > FIRST_GAP / 4 else 0.0)
        ceiling = 1.0 if self.delay else float(max(1, self.at_once))
        self.allowed = min(ceiling, self.allowed + 1 / max(1.0, self.allowed))

    def known(self, now: float, *, well: bool) -> None:
        """Whether a page that was well before is so now: then those that were not speak for themselves alone."""
        self.doubted = False
        if well and self._mends < MENDS:
            self._mends += 1
            self._bad, self._breaks, self._leave = 0, 0, ""
            self.gap = max(self.delay, min(self.gap, FIRST_GAP))
            self._not_before = min(self._not_before, now + self.gap)
        elif not well:
            self.given_up = self.given_up or self._leave

    def _struggles(self, now: float, status: int | None, retry_after: float | None) -> None:
        self._bad += 1
        self._slow_down(FIRST_GAP)
        self._not_before = max(self._not_before, now + self.gap)
        wait = retry_after if status in TOO_FAST and retry_after else 0.0
        if wait <= MOST_PATIENCE:
            self._leave = ""
            self._not_before = max(self._not_before, now + wait)
        elif self._leave or self._bad == 1:
            self._leave = asked_to_wait(self.host, wait)
        if self._bad == DOUBTS:
            self.doubted = True
        if self._bad >= IN_A_ROW:
            self._break(now)

    def _break(self, now: float) -> None:
        self._bad = IN_A_ROW - 1  # one more failure after the break breaks it again
        self._breaks += 1
        if self._breaks >= BREAKS:
            self.given_up = phrase(
                "{host} did not answer, or answered with errors, again and again, also after {breaks} breaks.",
                host=self.host,
                breaks=self._breaks - 1,
            )
            return
        self._not_before = max(self._not_before, now + PAUSE * 2 ** (self._breaks - 1))
        self.doubted = True

    def _slow_down(self, least: float) -> None:
        if self.allowed <= 1:
            self.gap = min(MOST_GAP, max(self.gap * 2, least, FIRST_GAP / 4))
        self.allowed = max(1.0, self.allowed * SHARE)

    def _is_slower(self) -> bool:
        """Whether the last answers took much longer than its usual ones; those are its quickest in a row so far."""
        if len(self._recent) < LAST:
            return False
        middle = sorted(self._recent)[LAST // 2]
        self._usual = middle if self._usual is None else min(self._usual, middle)
        return middle > self._usual * SLOW_TIMES and middle > self._usual + SLOW_SECONDS


def asked_to_wait(who: str, seconds: float) -> str:
    """What is told where an answer asks for more patience than there is."""
    minutes = round(seconds / 60)
    return phrase("{host} asked to wait {minutes} minutes before it is asked again.", host=who, minutes=minutes)
