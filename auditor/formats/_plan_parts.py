"""What stands in a written plan for an action, a target, a persona, an account, a gate: nested values, not yet text."""

from collections.abc import Mapping

from auditor.model import (
    Account,
    Action,
    ActionKind,
    Budget,
    Expect,
    Gate,
    Limit,
    OwnPersona,
    StatementFacts,
    Target,
)

from ._scalars import Flow
from ._way_parts import plain

NO_VALUE = {ActionKind.BACK, ActionKind.FORWARD, ActionKind.RELOAD, ActionKind.CLOSE_TAB, ActionKind.DISMISS_DIALOG}


def detail(action: Action) -> Flow | None:
    """What stands after the action's name; None where nothing does."""
    target = _target(action.target) if action.target else {}
    value = action.value or ""
    match action.kind:
        case kind if kind in NO_VALUE:
            return None
        case ActionKind.ACCEPT_DIALOG:
            return action.value
        case ActionKind.FILL | ActionKind.SELECT | ActionKind.TYPE | ActionKind.UPLOAD:
            secret = {"secret": True} if action.secret and action.kind is not ActionKind.UPLOAD else {}
            return {**target, "value": value, **secret} if target or secret else value
        case ActionKind.PRESS:
            return {"key": value, "on": _shortest(action.target)} if action.target else value
        case ActionKind.DRAG if action.to:
            return {"from": _shortest(action.target), "to": _shortest(action.to)}
        case ActionKind.WAIT_FOR if not target:
            return f"{value}s" if value.replace(".", "", 1).isdigit() else {"url": value}
    return _shortest(action.target) if action.target else value


def _shortest(target: Target | None) -> Flow:
    """A target where it may also be a selector alone."""
    if target is None:
        return {}
    alone = (
        target.by == "selector" and not target.exact and target.nth is None and not target.within and not target.frame
    )
    return target.value if alone else _target(target)


def _target(target: Target) -> dict[str, Flow]:
    # A mapping has no key for a selector of other engines: css with `>>` leads to the same element.
    by, value = target.by, target.value
    if by == "selector":
        by, value = "css", value.removeprefix("css=") if value.startswith("css=") else f"html >> {value}"
    written: dict[str, Flow] = {by: value}
    if target.name is not None:
        written["name"] = target.name
    if target.exact:
        written["exact"] = True
    if target.nth is not None:
        written["nth"] = target.nth
    if target.within:
        written["within"] = _shortest(target.within)
    if target.frame:
        written["frame"] = target.frame
    return written


def expect(expect: Expect) -> dict[str, Flow]:
    """What must be true after a step."""
    written: dict[str, Flow] = {
        key: one for key in ("text", "url", "title") if (one := getattr(expect, key)) is not None
    }
    for key, target in (("visible", expect.visible), ("hidden", expect.hidden)):
        if target:
            written[key] = _shortest(target)
    return written


def account(one: Account) -> dict[str, Flow]:
    """An account of the plan."""
    return {"user": one.user, "password": one.password, **({"for": one.for_personas} if one.for_personas else {})}


def own_persona(one: OwnPersona) -> dict[str, Flow]:
    """A persona of the plan's own."""
    written: dict[str, Flow] = {"name": one.name, "like": one.like}
    if one.viewport:
        written["viewport"] = f"{one.viewport[0]}x{one.viewport[1]}"
    for key, value, unit in (
        ("latency", one.latency_ms, "ms"),
        ("download", one.download_kbps, "kbps"),
        ("upload", one.upload_kbps, "kbps"),
        ("cpu_slowdown", one.cpu_slowdown, ""),
        ("text_scale", one.text_scale * 100 if one.text_scale else None, "%"),
    ):
        if value is not None:
            written[key] = f"{plain(value)}{unit}"
    for key in ("locale", "user_agent", "conditions", "reduced_motion", "forced_colors"):
        if (given := getattr(one, key)) is not None:
            written[key] = given
    return written


def gate(gate: Gate) -> dict[str, Flow]:
    """A gate. What a file of budgets says stays in the file, which the plan names."""
    written: dict[str, Flow] = {"fail_on": str(gate.fail_on)} if gate.fail_on else {}
    written |= {key: True for key in ("review", "new_only", "unstable") if getattr(gate, key)}
    if gate.baseline is not None:
        written["baseline"] = gate.baseline
    if gate.limits:
        written["limits"] = [_limit(one) for one in gate.limits]
    if budgets := [_budget(one) for one in gate.budgets]:
        written["budgets"] = [one for number, one in enumerate(budgets) if one not in budgets[:number]]
    return written


def _limit(limit: Limit) -> dict[str, Flow]:
    where = {key: one for key in ("concern", "owner") if (one := getattr(limit, key)) is not None}
    return {**where, **{str(impact): count for impact, count in limit.most.items()}}


def statement(facts: StatementFacts) -> dict[str, Flow]:
    """What is told of the organisation, where it differs from what is taken without."""
    return facts.model_dump(exclude_defaults=True)


def _budget(budget: Budget) -> dict[str, Flow]:
    where = {key: one for key in ("journey", "step", "persona") if (one := getattr(budget, key)) is not None}
    if budget.source:
        return {**where, "file": budget.source}
    limits: dict[str, Flow] = {}
    for metric, limit in budget.limits.items():
        name, _, kind = metric.partition(":")
        unit = "" if name in ("cls", "requests") else "b" if name == "transfer" else "ms"
        if kind:
            kinds = limits.setdefault(name, {})
            limits[name] = {
                **(kinds if isinstance(kinds, Mapping) else {}),
                kind.replace("-", "_"): f"{plain(limit)}{unit}",
            }
        else:
            limits[name] = f"{plain(limit)}{unit}"
    return {**where, **limits}
