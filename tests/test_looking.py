"""What one look at a page of a crawl tells, in a real browser."""

import pytest
from service import Service

from auditor.crawl.looking import look
from auditor.engines.chromium import Chromium
from auditor.session import Device

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_fields_named_like_what_scripts_read_hide_nothing(engine: Chromium, service: Service) -> None:
    form = '<form id="order"><input name="getAttribute"><input name="id"><input name="closest"></form>'
    service.page("/", f'<main>{form}<p id="terms">Terms</p><a href="/next">Next</a></main>')
    async with engine.session(Device()) as session:
        await session.open(service.url)
        seen = await look(session)
    assert seen.ids == ("order", "terms")
    assert [(one.url, one.text) for one in seen.links] == [(service.url + "next", "Next")]
