"""Says for `auditor validate` how a plan reaches its service: the way there, signing in, the limits of time."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from auditor.model import Expect, Limits, Network, Plan, SigningIn
from auditor.rehearsal import enumerated
from auditor.secrets import Secrets

Line = tuple[str | tuple[str, str], ...]
PARTS = {
    "page": "a page that is opened", "visit": "looking at one state", "walk": "one walk", "run": "all walks together",
    "links": "asking for links",
}  # fmt: skip


def way_told(plan: Plan) -> Iterator[Line]:
    """Nothing where the plan says nothing of it. No value of a header, a cookie or a login is told."""
    mask = Secrets(plan.secrets).mask
    told = {
        "The way to the service": _network(plan.network),
        "Signing in": _session(plan.sign_in) if plan.sign_in else (),
        "The limits": _limits(plan.limits),
    }
    for title, sentences in told.items():
        if lines := [mask(one) for one in sentences]:
            yield ("",)
            yield ((title, "bold"),)
            yield from ((f"  {line}",) for line in lines)


def _network(network: Network) -> Iterator[str]:
    if network.proxy:
        parts = urlsplit(network.proxy)
        place = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        login = ", with a name and a password" if parts.username else ""
        beside = f"; {enumerated(network.no_proxy)} directly" if network.no_proxy else ""
        yield f"Goes through the proxy {place}{login}{beside}."
    if network.authority:
        yield f"Believes the certificates that {network.authority} vouches for, too."
    if network.accept_certificates:
        yield f"Takes the certificate of {enumerated(network.accept_certificates)} as it is, whoever has signed it."
    hosts = [one.host for part in (network.headers, network.logins, network.cookies) for one in part]
    for host in dict.fromkeys(hosts):
        yield f"Sends to {host} and to no other host: {enumerated(list(_sent_to(network, host)))}."


def _sent_to(network: Network, host: str) -> Iterator[str]:
    yield from (f"the header {one.name}" for one in network.headers if one.host == host)
    yield from (f"the cookie {one.name}" for one in network.cookies if one.host == host)
    yield from (f"the name {one.user} with its password" for one in network.logins if one.host == host)


def _session(told: SigningIn) -> Iterator[str]:
    names = enumerated([f"“{step.name}”" for step in told.journey.steps])
    code = ", with a one-time code" if told.code else ""
    yield f"Signs in before anything is walked, by {names}{code}. Nothing is judged there."
    who = enumerated(told.for_personas) if told.for_personas else "Everybody"
    yield f"{who} then begin{'s' if not told.for_personas[1:] else ''} with the cookies and the storage of that."
    if told.keep_minutes:
        kept = f"It is kept for {told.keep_minutes:g} minutes, outside the run folder and for this user alone"
        yield f"{kept}; `auditor prune` deletes what is left of it."
    else:
        yield "It is kept for no other run."
    ends = f", and where a page shows {enumerated(list(_shown(told.signed_out)))}" if told.signed_out else ""
    yield f"It is made anew where the service asks to sign in again{ends}."


def _shown(signed_out: Expect) -> Iterator[str]:
    for word, text in (("text", signed_out.text), ("title", signed_out.title), ("address", signed_out.url)):
        if text is not None:
            yield f"the {word} “{text}”"
    yield from [str(signed_out.visible)] if signed_out.visible else []
    yield from [f"no {signed_out.hidden}"] if signed_out.hidden else []


def _limits(limits: Limits) -> Iterator[str]:
    usual = Limits()
    changed = {name: value for name, value in limits if value != getattr(usual, name)}
    for name, value in changed.items():
        part, otherwise = PARTS.get(name, name), _time(getattr(usual, name))
        yield f"{part[0].upper()}{part[1:]} may take {_time(value)} (usually {otherwise})."


def _time(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:g} s"
    return f"{seconds / 60:.4g} min" if seconds < 7_200 else f"{seconds / 3600:.4g} h"
