"""The cast of a plan: whom its names stand for, and who walks what."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from auditor.catalogue import every, one
from auditor.errors import PlanError
from auditor.model import NAMED, REFERENCE, Action, Journey, OwnPersona, Plan
from auditor.parts import Docs, Persona
from auditor.session import Device
from auditor.store import slug


def cast(plan: Plan) -> dict[str, Persona]:
    """All personas that can walk this plan, by id: the catalogue's, then the plan's own, whose names are their ids.

    Raises UsageError where an own persona is like nobody, PlanError where two could not be told apart on disk.
    """
    personas = {persona.id: persona for persona in every(Persona)}
    for own in plan.own_personas:
        _must_differ(own, personas, plan)
        personas[own.name] = _made(own, one(Persona, own.like))
    return personas


def walks(journey: Journey, persona: Persona) -> bool:
    """Whether a persona walks a journey; the reference walks them all, since others are held against it."""
    return persona.id == REFERENCE or is_for(journey, persona)


def is_for(part: Action | Journey, persona: Persona) -> bool:
    """Whether a part of the plan is for a persona."""
    return not part.for_personas or bool({persona.id, persona.like} & set(part.for_personas))


def _must_differ(own: OwnPersona, others: Collection[str], plan: Plan) -> None:
    """A walk's folder is named after its persona."""
    same = next((other for other in others if slug(other) == slug(own.name)), None)
    if same:
        message = f"The persona “{own.name}” could not be told from “{same}” in file names."
        mend = "Let its name differ in its first 40 letters, in letters a to z or digits."
        raise PlanError(message, mend, file=plan.file, line=own.line or 1)


def _made(own: OwnPersona, base: Persona) -> Persona:
    differences = list(_differences(own))
    told = ", ".join(differences)
    return replace(
        base,
        id=own.name,
        like=base.id,
        title=own.name,
        device=_device(own, base.device),
        hint=", ".join(differences[:2]) or base.hint,
        conditions=f"{base.conditions}, but {told}" if told else base.conditions,
        docs=Docs(f"Acts as {base.id} does{f', but with: {told}' if told else ''}.", base.docs.sections),
    )


def _device(own: OwnPersona, device: Device) -> Device:
    width, height = own.viewport or (device.width, device.height)
    names = ("locale", "user_agent", "cpu_slowdown", "latency_ms", "download_kbps", "upload_kbps")
    given = {name: getattr(own, name) for name in (*names, "text_scale", "reduced_motion", "forced_colors")}
    changes = {name: value for name, value in given.items() if value is not None}
    device = device.under(NAMED[own.conditions]) if own.conditions else device
    return replace(device, width=width, height=height, **changes)


def _differences(own: OwnPersona) -> Iterator[str]:
    """What differs from the persona that it is like, in words."""
    if own.viewport:
        yield f"{own.viewport[0]} by {own.viewport[1]}"
    if own.locale:
        yield own.locale
    if own.text_scale is not None:
        yield f"text at {own.text_scale * 100:g} %"
    if own.conditions:
        yield f"line and processor of {own.conditions}"
    if own.latency_ms is not None:
        yield f"round trip {own.latency_ms:g} ms"
    if own.download_kbps is not None:
        yield f"{_rate(own.download_kbps)} down"
    if own.upload_kbps is not None:
        yield f"{_rate(own.upload_kbps)} up"
    if own.cpu_slowdown is not None:
        yield f"processor {own.cpu_slowdown:g} times slower" if own.cpu_slowdown > 1 else "processor not slowed down"
    for given, words in ((own.reduced_motion, "reduced motion"), (own.forced_colors, "forced colours")):
        if given is not None:
            yield words if given else f"no {words}"
    if own.user_agent:
        yield "another user agent"


def _rate(kbps: float) -> str:
    return f"{kbps / 1000:g} Mbit/s" if kbps >= 1000 else f"{kbps:g} kbit/s"
