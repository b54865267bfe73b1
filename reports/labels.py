"""What the documents call impacts, certainties, concerns, statuses and endings, in the reader's language."""

from auditor.languages import Words
from auditor.model import Category, Certainty, Decision, Impact, Seen
from auditor.model.audit import Status
from auditor.showing import Ended, PointShowing
from auditor.showing_site import SiteShowing, TemplateShowing

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


def site_verdict(_: Words, site: SiteShowing) -> str:
    """On how many kinds of page something gets in the way; nobody walks a crawl."""
    every = site.audited
    if not every:
        return _("No page could be audited.")
    if site.stopping:
        return _("On {n} of {all} kinds of page, something stops some customers.", n=site.stopping, all=every)
    if site.hindering:
        return _("On {n} of {all} kinds of page, something gets seriously in the way.", n=site.hindering, all=every)
    if site.marked:
        return _(
            "On {n} of {all} kinds of page, something may get in the way; nothing serious is certain.",
            n=site.marked,
            all=every,
        )
    return _("Rules found nothing in the way where they looked. That is not a proof that there is nothing.")


def site_found(_: Words, site: SiteShowing) -> str:
    """How much was found, opened and audited."""
    record = site.record
    told = _.many(
        "Pages found: {found}; opened: {looked}; audited: {audited}, of {n} template.",
        "Pages found: {found}; opened: {looked}; audited: {audited}, of {n} templates.",
        site.audited,
        found=_.number(record.found, 0),
        looked=_.number(record.looked, 0),
        audited=_.number(record.audited, 0),
    )
    return told if record.complete else f"{told} {_('That is not the whole site.')}"


def worst(_: Words, one: TemplateShowing) -> str:
    """The worst that is certain of a template."""
    if one.worst:
        return impact(_, one.worst)
    if one.step.points:
        return _("to be looked at")
    return _("nothing found") if one.audited else _("not audited")
