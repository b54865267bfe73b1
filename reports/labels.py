"""What the documents call impacts, certainties, concerns, statuses and endings, in the reader's language."""

from auditor.languages import Words
from auditor.model import Category, Certainty, Decision, Impact, Seen
from auditor.model.audit import Status
from auditor.showing import Ended, PointShowing

STANDING = ("new", "known", "reappeared")  # statuses of what is still in the customer's way


def impact(_: Words, name: Impact) -> str:
    """Such as Blocker."""
    return {
        Impact.BLOCKER: _("Blocker"),
        Impact.SERIOUS: _("Serious"),
        Impact.MODERATE: _("Moderate"),
        Impact.MINOR: _("Minor"),
    }[name]


def certainty(_: Words, name: Certainty) -> str:
    """Whether it is sure."""
    return _("Certain") if name is Certainty.VIOLATION else _("A person must look")


def category(_: Words, name: Category) -> str:
    """The concern."""
    return {
        "accessibility": _("Accessibility"),
        "speed": _("Speed"),
        "ease": _("Ease"),
        "path": _("Path"),
    }[name]


def status(_: Words, name: Status) -> str:
    """Against the baseline."""
    return {
        "new": _("New"),
        "known": _("Known"),
        "fixed": _("Fixed"),
        "reappeared": _("Reappeared"),
        "suppressed": _("Suppressed"),
        "not-seen": _("Not seen"),
    }[name]


def decision(_: Words, made: Decision | None) -> str:
    """What people decided about a friction point, why, who and until when; nothing where nobody did."""
    if made is None:
        return ""
    told = {
        "confirm": _("confirmed"),
        "false-positive": _("no problem"),
        "accept": _("accepted"),
        "wont-fix": _("will not be mended"),
    }[made.word]
    until = _("until {day}", day=_.day(made.until)) if made.until else ""
    expired = _("expired, so it counts again") if made.expired else ""
    return "; ".join(part for part in (told, made.reason, made.owner, until, expired) if part)


def outcome(_: Words, name: Seen) -> str:
    """How a step went."""
    return {
        Seen.PASSED: _("passed"),
        Seen.STRUGGLED: _("struggled"),
        Seen.BLOCKED: _("blocked"),
        Seen.PREVENTED: _("could not be judged"),
        Seen.NOT_REACHED: _("not reached"),
    }[name]


def ended(_: Words, name: Ended) -> str:
    """How a walk ended."""
    return {
        "completed": _("gets through"),
        "struggled": _("gets through, with difficulty"),
        "blocked": _("blocked"),
        "prevented": _("could not be judged"),
    }[name]


def where(point: PointShowing) -> str:
    """The steps of a friction point, each named."""
    return "; ".join(dict.fromkeys(f"{step.number} {step.name}" for step in point.steps))
