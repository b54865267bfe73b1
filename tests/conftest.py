"""What many tests share: one real browser for all, a service of their own each."""

from collections.abc import AsyncIterator, Iterator

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
