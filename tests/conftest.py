"""What many tests share: one real browser for all, a service of their own each."""

import math
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from hashlib import sha256

import pytest
import pytest_asyncio
from service import Service, serving

from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import find_browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def engine() -> AsyncIterator[Chromium]:
    async with open_engine(find_browser()) as one:
        yield one


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as one:
        yield one


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept what the golden run comes to today")


# The files that take minutes, longest first: begun last, one of them would keep a single processor busy at the end.
LONGEST = (
    "test_hostile", "test_report_by_own_rules", "test_stopped", "test_clumsy", "test_keyboard_probes",
    "test_screen_reader", "test_report_html", "test_packaging", "test_personas", "test_returning",
    "test_secrets_everywhere", "test_cli", "test_slow", "test_looks", "test_rule_pages",
)  # fmt: skip


SEED = 11  # draws the cases of a proof that `make test` takes; `make prove` takes all


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first, all else in the order of its files; draw shares before `-m` chooses."""
    rank = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(LONGEST)))
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("share"):
            cases[item.nodeid.partition("[")[0]].append(item)
    for own in cases.values():
        marker = own[0].get_closest_marker("share")
        drawn = math.ceil(len(own) * (marker.args[0] if marker else 1))
        own.sort(key=lambda item: sha256(f"{SEED} {item.nodeid}".encode()).digest())
        for item in own[drawn:]:
            item.add_marker(pytest.mark.long)
