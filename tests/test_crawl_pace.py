"""How fast a host is asked: values in, the clock given."""

from auditor.crawl.pace import BREAKS, DOUBTS, IN_A_ROW, LAST, MENDS, MOST_PATIENCE, Pace

OK, BUSY = 200, 503


class Host:
    """Asks one host page by page."""

    def __init__(self, **told: float) -> None:
        self.pace = Pace("service.example", at_once=int(told.get("at_once", 2)), delay=told.get("delay", 0.0))
        self.now = 0.0

    def ask(self, status: int | None, *, seconds: float = 0.1, retry_after: float | None = None) -> float:
        """One page; returns how long it had to wait for its turn."""
        wait = self.pace.wait(self.now)
        assert wait is not None
        self.now += wait
        self.pace.began(self.now)
        self.now += seconds
        self.pace.ended(self.now, seconds, status, retry_after)
        return wait

    def many(self, count: int, status: int | None = OK, *, seconds: float = 0.1) -> list[float]:
        return [self.ask(status, seconds=seconds) for _ in range(count)]


def test_no_more_pages_at_once_than_allowed() -> None:
    pace = Pace("h", at_once=2)
    pace.began(0)
    assert pace.wait(0) == 0
    pace.began(0)
    assert pace.wait(0) is None
    pace.ended(1, 1, OK)
    assert pace.wait(1) == 0


def test_a_well_host_is_not_kept_waiting() -> None:
    assert sum(Host().many(50)) == 0


def test_the_delay_that_is_asked_for_is_kept() -> None:
    host = Host(delay=2.0)
    assert host.pace.allowed == 1
    assert [round(wait, 3) for wait in host.many(4)] == [0, 1.9, 1.9, 1.9]


def test_slower_when_the_host_struggles_and_faster_again() -> None:
    host = Host(at_once=4)
    host.ask(429)
    assert host.pace.allowed == 2
    host.ask(500)
    assert host.pace.allowed == 1
    before = host.now
    host.ask(502)
    host.ask(OK)
    assert host.now - before >= 1
    assert host.pace.gap > 0
    host.many(20)
    assert (host.pace.allowed, host.pace.gap) == (4, 0)


def test_slower_when_answers_take_longer() -> None:
    host = Host(at_once=4)
    host.many(LAST, seconds=0.2)
    assert host.pace.allowed == 4
    host.many(LAST, seconds=2.0)
    assert host.pace.allowed < 4


def test_small_differences_are_no_struggle() -> None:
    host = Host(at_once=4)
    host.many(LAST, seconds=0.05)
    host.many(30, seconds=0.4)
    assert host.pace.allowed == 4


def test_what_a_host_asks_to_wait_is_waited() -> None:
    host = Host()
    host.ask(429, retry_after=42)
    assert host.ask(OK) >= 42


def test_who_asks_to_wait_for_very_long_on_every_page_is_given_up() -> None:
    host = Host()
    host.many(4)
    for _ in range(DOUBTS):
        assert not host.pace.doubted
        host.ask(503, retry_after=MOST_PATIENCE + 1)
    assert host.pace.doubted
    assert not host.pace.given_up
    host.pace.known(host.now, well=False)
    assert "asked to wait 5 minutes" in host.pace.given_up


def test_a_page_that_asks_to_wait_for_very_long_speaks_for_itself_alone() -> None:
    host = Host()
    host.ask(429, retry_after=86_400)
    assert host.ask(OK) < 5
    host.many(20)
    assert (host.pace.given_up, host.pace.doubted, host.pace.gap, host.pace.allowed) == ("", False, 0, 2)


def test_a_host_that_is_well_is_asked_on_though_some_of_its_pages_are_not() -> None:
    host = Host()
    host.many(4)
    for _ in range(MENDS):
        waits = host.many(DOUBTS, None)
        assert max(waits) < 5
        assert host.pace.doubted
        host.pace.known(host.now, well=True)
    assert not host.pace.given_up
    host.many(IN_A_ROW, None)  # the page that is well is not like the others
    host.pace.known(host.now, well=True)
    assert host.ask(None) >= 20


def test_a_break_after_failures_in_a_row_then_the_end() -> None:
    host = Host()
    host.many(IN_A_ROW, None)
    assert not host.pace.given_up
    assert host.ask(None) >= 20  # one more is tried after the break
    while not host.pace.given_up:
        host.ask(None)
    assert f"after {BREAKS - 1} breaks" in host.pace.given_up
    assert host.now < 600


def test_one_success_after_a_break_mends_the_circuit() -> None:
    host = Host()
    host.many(IN_A_ROW, BUSY)
    host.many(3)
    host.many(IN_A_ROW - 1, BUSY)
    assert not host.pace.given_up
    host.many(30)
    assert host.pace.allowed == 2


def test_errors_that_are_the_pages_own_change_nothing() -> None:
    host = Host()
    assert sum(host.many(30, 404)) == 0


def test_what_came_to_no_answer_at_all_says_nothing_of_the_host() -> None:
    pace = Pace("h")
    for _ in range(20):
        pace.began(0)
        pace.ended(0, 0, None, asked=False)
    assert (pace.allowed, pace.given_up, pace.wait(0)) == (2, "", 0)
