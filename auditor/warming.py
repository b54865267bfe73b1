"""Opens a service once before anything is measured, so that what has just been started is not measured."""

import logging
from urllib.parse import urljoin

from auditor.engines.chromium import Chromium
from auditor.errors import AuditorError
from auditor.model import ActionKind, Plan
from auditor.session import Device

SECONDS = 15.0

log = logging.getLogger(__name__)


async def warm_up(engine: Chromium, plan: Plan) -> None:
    """Open the first address of the plan in a context of its own; whatever it answers, the walks will tell.

    The browser has then started its processes, and a service that loads its parts when first asked has them. Customers'
    caches stay empty: each walk has a context of its own. An address with a query or a slot may open only once, such as
    one with a token: that one is left to the walks, and the plan's own is opened.
    """
    actions = (action for journey in plan.journeys for step in journey.steps for action in step.actions)
    first = next((action.value for action in actions if action.kind is ActionKind.OPEN), None) or ""
    if any(sign in first for sign in "?{"):
        first = ""
    patience = plan.limits.patience
    try:
        async with engine.session(Device(patience=patience), tuple(plan.secrets)) as session:
            await session.open(urljoin(plan.url, first))
            await session.settle(seconds=SECONDS * patience)
    except AuditorError as error:
        log.info("The warm-up came to nothing: %s", error)
