"""Links are asked for on real servers: what is there, what is not, and what may only be refused to us."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from wire import Asked, Say, answer, by_path, speaking

from auditor.crawl import links
from auditor.crawl.frontier import Frontier
from auditor.crawl.links import check_links
from auditor.fetching import NoHost, Reach, open_fetcher
from auditor.model import Network, Plan
from auditor.store import RunFolder

START = "http://127.0.0.1/"


@contextlib.contextmanager
def frontier_of(folder: RunFolder, urls: Sequence[str], text: str = "A link") -> Any:
    """One page that was looked at and links to these."""
    with Frontier(folder) as frontier:
        if frontier.find(START) is None:
            frontier.add(START, source="start", shape="/", depth=0)
            page = frontier.next()
            assert page is not None
            frontier.looked(page.id, status=200)
            frontier.link(page.id, [(url, "", text, "") for url in urls])
        yield frontier


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder.create(tmp_path / "run", Plan(service="Service", url=START))


async def here(host: str, _: int) -> list[str]:
    if host.startswith("gone"):
        raise NoHost(sure="now" not in host)
    return ["127.0.0.1"]


@contextlib.asynccontextmanager
async def checked(folder: RunFolder, urls: Sequence[str], **more: Any) -> AsyncIterator[dict[str, dict[str, Any]]]:
    with frontier_of(folder, urls, more.pop("text", "A link")) as frontier:
        async with open_fetcher(Network(), reach=Reach([START], resolve=here)) as fetcher:
            await check_links(frontier, fetcher, **more)
        yield {row["url"]: dict(row) for row in frontier.rows("SELECT * FROM target")}


async def test_what_is_there_and_what_is_not(folder: RunFolder) -> None:
    answers = {f"/{status}": answer(status=status) for status in (200, 401, 403, 404, 410, 451, 500, 502, 999)}
    answers["/moved"] = answer(status=301, location="/200")
    answers["/round"] = answer(status=302, location="/round")
    async with speaking(by_path(answers)) as wire:
        urls = [wire.url(path) for path in answers]
        async with checked(folder, [*urls, "http://gone.example/a", "http://gone-for-now.example/"]) as found:
            told = {url.rpartition("/")[2]: (one["status"], one["certain"]) for url, one in found.items()}
            moved = found[wire.url("/moved")]
    assert told == {
        "200": (200, 1), "401": (401, 0), "403": (403, 0), "404": (404, 1), "410": (410, 1), "451": (451, 0),
        "500": (500, 0), "502": (502, 0), "999": (999, 0), "moved": (200, 1), "round": (None, 0),
        "a": (None, 0), "": (None, 0),
    }  # fmt: skip
    assert moved["chain"] == f'["{wire.url("/200")}"]'
    assert found["http://gone.example/a"]["why"] == "there is no such host"


async def test_no_such_host_is_certain_where_another_host_answers(folder: RunFolder) -> None:
    gone = "http://gone.example/"
    async with speaking(by_path({"/": answer()})) as wire, checked(folder, [wire.url(host="a.example"), gone]) as found:
        assert found[gone]["certain"] == 1


async def test_where_most_hosts_are_unknown_it_is_our_network(folder: RunFolder) -> None:
    gone = ["http://gone.example/", "http://gone.example./"]
    async with (
        speaking(by_path({"/": answer()})) as wire,
        checked(folder, [wire.url(host="a.example"), *gone]) as found,
    ):
        assert [found[url]["certain"] for url in gone] == [0, 0]


async def test_what_is_no_address_of_the_web_is_not_asked(folder: RunFolder) -> None:
    urls = ["mailto:a@b.example", "tel:+3581", "javascript:void(0)", "data:text/plain,a", START]
    async with checked(folder, urls) as found:
        assert found == {}


async def test_what_may_change_something_is_left_alone(folder: RunFolder) -> None:
    async with speaking(by_path({})) as wire:
        async with checked(folder, [wire.url("/logout"), wire.url("/cart/add?item=1")]) as found:
            assert found == {}
        assert wire.asked == []


async def test_address_that_held_a_secret_is_not_asked_for_masked(tmp_path: Path) -> None:
    plan = Plan(service="Service", url=START, secrets=frozenset({"very-secret-word"}))
    async with speaking(by_path({})) as wire:
        urls = [wire.url("/?key=very-secret-word"), wire.url("/very-secret-word.pdf")]
        async with checked(RunFolder.create(tmp_path / "run", plan), urls) as found:
            assert found == {}


async def test_what_robots_are_asked_to_leave_is_left(folder: RunFolder) -> None:
    async with speaking(by_path({"/a": answer()})) as wire:
        urls = [wire.url("/a"), wire.url("/b")]
        async with checked(folder, urls, may=lambda url: url.endswith("/a")) as found:
            assert list(found) == [wire.url("/a")]


async def test_nothing_is_asked_where_a_link_leads_on_to_what_may_not_be_asked(folder: RunFolder) -> None:
    async with speaking(by_path({"/away": answer(status=302, location="http://other.example/")})) as wire:
        may = lambda url: "other.example" not in url  # noqa: E731
        async with checked(folder, [wire.url("/away"), "http://other.example/a"], may=may) as found:
            (only,) = found.values()
    assert (only["status"], only["why"], only["certain"]) == (302, "", 1)
    assert only["chain"] == '["http://other.example/"]'
    assert len(wire.asked) == 1


async def test_it_ends_when_its_time_is_over_and_tells_what_was_left(folder: RunFolder) -> None:
    async def slowly(_: Asked, say: Say) -> None:
        await asyncio.sleep(0.2)
        await say(answer())

    began = time.monotonic()
    async with speaking(slowly) as wire:
        async with checked(folder, [wire.url(f"/{n}") for n in range(60)], until=began + 1) as found:
            assert time.monotonic() < began + 3
        with Frontier(folder) as frontier:
            assert 2 <= len(found) < 60
            assert frontier.fact(links.UNASKED) == 60 - len(found)
        async with checked(folder, []) as found:
            assert len(found) == 60
        with Frontier(folder) as frontier:
            assert frontier.fact(links.UNASKED) == 0


async def test_goes_on_where_it_was_stopped(folder: RunFolder) -> None:
    urls = [f"/{number}" for number in range(12)]
    async with speaking(by_path({path: answer() for path in urls})) as wire:
        whole = [wire.url(path) for path in urls]
        async with checked(folder, whole, most=5) as found:
            assert len(found) == 5
        async with checked(folder, whole) as found:
            assert len(found) == 12
    assert len(wire.asked) == 12


async def test_two_at_a_time_and_waits_where_it_is_asked_to(folder: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "PAUSES", {429: (0.3, 0.3), 503: (0.3,)})
    now = most = 0
    times: list[float] = []

    async def speak(asked: Asked, say: Say) -> None:
        nonlocal now, most
        now, most = now + 1, max(most, now + 1)
        await asyncio.sleep(0.02)
        now -= 1
        if asked.target == "/0":
            times.append(time.monotonic())
        await say(answer(status=429) if asked.target == "/0" and len(times) < 3 else answer())

    async with speaking(speak) as wire:
        urls = [wire.url(f"/{number}") for number in range(10)]
        async with checked(folder, urls) as found:
            assert {one["status"] for one in found.values()} == {200}
    assert most == 2
    assert len(times) == 3
    assert times[1] - times[0] >= 0.3


async def test_host_that_never_answers_is_given_up(folder: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "SECONDS", 0.2)

    async def speak(_: Asked, __: Say) -> None:
        await asyncio.sleep(30)

    async with speaking(speak) as wire:
        urls = [wire.url(f"/{number}") for number in range(40)]
        async with checked(folder, urls) as found:
            assert {(one["status"], one["certain"]) for one in found.values()} == {(None, 0)}
            assert len(found) == 40
    assert len(wire.asked) <= 6
