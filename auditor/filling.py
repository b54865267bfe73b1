"""What stands for something in a plan's values: filled in for one walk, and the hosts that may be told secrets."""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from auditor.lanes import actions_of
from auditor.model import Action, ActionKind, Journey, Plan

# In a plan: another value in each walk; whom the walk signs in as.
UNIQUE, USER, PASSWORD = "{unique}", "{account.user}", "{account.password}"


def filled(journey: Journey, values: Mapping[str, str]) -> Journey:
    """The journey with these values in place of what stands for them, such as `{unique}`."""
    told = journey.model_dump_json()
    for stands, value in values.items():
        told = told.replace(stands, json.dumps(value, ensure_ascii=False)[1:-1])
    return Journey.model_validate_json(told)


def named_hosts(plan: Plan) -> frozenset[str]:
    """The hosts that the plan names, with their ports: only these may be told a secret."""
    addresses = [plan.url, *(owner.match for owner in plan.owners)]
    for journey in (*plan.journeys, *([plan.sign_in.journey] if plan.sign_in else [])):
        own = [*actions_of(journey), *(one for one in (*journey.before, *journey.after) if isinstance(one, Action))]
        addresses += [action.value or "" for action in own if action.kind is ActionKind.OPEN]
        addresses += [step.expect.url or "" for step in journey.steps]
    hosts = {urlsplit(address).netloc.rpartition("@")[2] for address in addresses if "://" in address}
    return frozenset(host for host in hosts if host and "*" not in host)


def own_addresses(plan: Plan) -> tuple[str, ...]:
    """The plan's own address, then all others that it names, with hosts among them: where the browser may be led."""
    crawl = plan.crawl
    crawled = (*crawl.start, *crawl.essential, *crawl.hosts) if crawl else ()
    return tuple(dict.fromkeys((plan.url, *crawled, *sorted(named_hosts(plan)))))
