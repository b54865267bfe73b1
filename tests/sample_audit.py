"""Builds a rich audit by hand, with drawn screenshots in a run folder, for the tests of the reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from auditor.evidence.loaded_again import Frame, LoadedAgain
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Interaction, Vital, Vitals
from auditor.judging.weights import CERTAINTY, IMPACT, ON_PATH
from auditor.model import (
    Arrival,
    Audit,
    Box,
    BudgetRecord,
    Category,
    Certainty,
    CurvePoint,
    Effort,
    Finding,
    FrictionPoint,
    GateVerdict,
    Impact,
    Metrics,
    Place,
    Score,
    Seen,
    StepRecord,
    Tool,
    Visit,
    VisitRecord,
    WalkRecord,
)
from auditor.model.audit import Status
from auditor.parts import PersonaDocs, RuleDocs, Showing
from auditor.present import present
from auditor.present.noted import StepNotes
from auditor.showing import Heard, HeardLine

JOURNEY = "Book a hall slot"
STEPS = ("Front page", "Search", "Choose a time", "Your details", "Payment", "Confirmation")
OWNERS = (
    "Communications",
    "Sports services",
    "Sports services",
    "Digital services",
    "Payments Ltd",
    "Digital services",
)
HOSTS = ("liikuntavuorot.example",) * 4 + ("maksut.example", "liikuntavuorot.example")
PATHS = ("/", "/search", "/halls/12/times", "/halls/12/details", "/pay?order=3117", "/thanks")
WAITS = (0.8, 1.1, 2.6, 0.5, 0.9, 0.4)  # seconds of the reference walk
CLICKS, FIELDS, KEYS = (1, 2, 4, 1, 2, 0), (0, 1, 0, 6, 4, 0), (0, 9, 0, 58, 31, 0)

PERSONAS = {
    id_: PersonaDocs(id_, title, hint, who)
    for id_, title, hint, who in (
        ("desktop", "Desktop", "mouse", "A customer with a mouse and a large screen."),
        ("mobile", "Mobile", "touch, 4G", "A customer with a current mid-range phone."),
        ("keyboard", "Keyboard", "no pointer", "A customer who uses the keyboard alone."),
        ("screen-reader", "Screen reader", "no sight", "A customer who hears the page."),
        ("zoom", "Zoom", "400 %", "A customer who enlarges the page four times."),
        ("large-text", "Large text", "200 %", "A customer who doubles the size of text."),
        ("contrast", "Contrast", "forced colours", "A customer who chooses the colours."),
        ("slow", "Slow line", "slow 3G", "A customer on a slow line."),
        ("clumsy", "Clumsy", "makes mistakes", "A customer who makes mistakes."),
        ("returning", "Returning", "goes on elsewhere", "A customer who goes on from another device."),
    )
}
SLOWER = {"slow": 7.0, "mobile": 2.5}
P, S, B, N = Seen.PASSED, Seen.STRUGGLED, Seen.BLOCKED, Seen.NOT_REACHED
SEEN: dict[str, tuple[Seen, ...]] = {
    "desktop": (P, P, P, P, P, P),
    "mobile": (P, S, S, P, P, P),
    "keyboard": (P, P, B, N, N, N),
    "screen-reader": (P, S, B, N, N, N),
    "zoom": (P, P, P, S, P, P),
    "large-text": (P, P, P, S, P, P),
    "contrast": (P, P, S, P, P, P),
    "slow": (P, S, S, P, P, P),
    "clumsy": (P, P, P, S, P, P),
    "returning": (P, P, P, P, B, N),
}
REASONS = {
    "keyboard": "The time “16:00” cannot be reached with the Tab key.",
    "screen-reader": "Nothing with the role button and the name “16:00” was found.",
    "returning": "A login is asked for, and the customer has no account.",
}
ALL = tuple(SEEN)


@dataclass(frozen=True)
class Told:
    """One friction point in short; steps count from 1, the first is where its picture is."""

    rule: str
    title: str
    category: Category
    impact: Impact
    steps: tuple[int, ...]
    personas: tuple[str, ...]
    owner: str
    fix: str
    why: str
    message: str
    html: str
    box: Box | None
    wcag: tuple[str, ...] = ()
    status: Status = "known"
    certainty: Certainty = Certainty.VIOLATION
    times: int = 1


SLOT = '<div class="slot" onclick="pick(3117)">16:00</div>'
TOLD = (
    Told(
        "unreachable-by-keyboard", "Time slots cannot be chosen without a mouse", "accessibility", Impact.BLOCKER, (3,),
        ("keyboard", "screen-reader"), "Sports services",
        "Make the time slots real buttons. A `<button>` takes focus and answers to Enter and Space:\n\n"
        '    <button type="button" class="slot" aria-pressed="false"\n            onclick="pick(3117)">16:00</button>',
        "A customer who does not use a mouse cannot choose a time, so cannot book at all.",
        "41 Tab presses led from the top of the page to its end; focus never stopped on “16:00”.", SLOT,
        (60, 200, 1040, 420), ("2.1.1", "4.1.2"), "new", times=35,
    ),
    Told(
        "stopped-here", "A login stops customers who go on from another device", "path", Impact.BLOCKER, (5,),
        ("returning",), "Payments Ltd", "Let the booking go on without a login.",
        "What was begun at one desk cannot be ended at another.", "The address of the step shows a login.",
        '<form action="/login">', (420, 180, 520, 330), ("3.3.8",),
    ),
    Told(
        "long-wait-after-action", "Free times take 19 seconds to appear on a slow line", "speed", Impact.SERIOUS,
        (3, 2), ("slow", "mobile"), "Sports services", "Ask for the week’s times in one request.",
        "A customer who waits ten seconds thinks of other things.", "The view came to rest 19.0 s after the action.",
        "", None, (), "new",
    ),
    Told(
        "covered-control", "The sticky summary covers Continue", "path", Impact.SERIOUS, (4,), ("zoom", "large-text"),
        "Digital services", "Let the summary scroll with the page.",
        "What lies under something else cannot be pressed.",
        "“Continue” is covered by <div class=summary>.", '<button class="primary">Continue</button>',
        (900, 640, 300, 60), ("2.4.11",),
    ),
    Told(
        "asked-again", "The same phone number is asked for twice", "path", Impact.MODERATE, (4, 5),
        tuple(one for one in ALL if SEEN[one][4] != N and SEEN[one][4] != B), "Digital services",
        "Carry the phone number over to payment.", "Typing the same thing again is work without a gain.",
        "“Phone” was filled in at step 4 and is asked for again.", '<input type="tel" name="phone">',
        (80, 330, 500, 44), ("3.3.7",),
    ),
    Told(
        "language-changes-midway", "The payment page is in English whatever was chosen", "path", Impact.MODERATE, (5,),
        tuple(one for one in ALL if SEEN[one][4] == P), "Payments Ltd", "Hand the chosen language over to payment.",
        "A customer who chose Finnish may not read English.", "The step before was in “fi”, this one is in “en”.",
        '<html lang="en">', None, ("3.1.1",),
    ),
    Told(
        "error-not-tied-to-field", "Typed details are lost when an error is shown", "ease", Impact.SERIOUS, (4,),
        ("clumsy",), "Digital services", "Keep what was typed.", "Typing six fields again makes people leave.",
        "6 fields were empty after the error.", "<form>", (80, 180, 640, 380), ("3.3.1",), "new",
    ),
    Told(
        "axe-link-in-text-block", "The chosen time is shown by colour alone", "accessibility", Impact.SERIOUS, (3,),
        ("contrast",), "Sports services", "Mark the chosen time with a sign and a word.",
        "Who sees no colour does not see what is chosen.", "Chosen and free times differ by background alone.",
        '<div class="slot chosen">18:00</div>', (360, 390, 130, 50), ("1.4.1",),
    ),
    Told(
        "axe-aria-live", "Search results come in silence", "accessibility", Impact.SERIOUS, (2,), ("screen-reader",),
        "Sports services", "Tell the number of results in a status message.",
        "A change that is not heard did not happen.",
        "3 results came, and nothing was announced.", '<ul id="results">', (60, 260, 900, 360), ("4.1.3",),
    ),
    Told(
        "axe-color-contrast", "Help text is too faint to read (3.1 : 1)", "accessibility", Impact.MODERATE, (1, 2, 4),
        ("desktop", "zoom", "large-text", "mobile"), "Communications", "Darken the help text to at least 4.5 : 1.",
        "Faint text is lost in sunlight and on old screens.", "The contrast is 3.1 : 1, and 4.5 : 1 is needed.",
        '<p class="help">Booking opens at 8.00.</p>', (60, 560, 420, 30), ("1.4.3",),
    ),
    Told(
        "help-moves", "Help moves to another place after the hand-over", "path", Impact.MODERATE, (6, 4, 5),
        tuple(one for one in ALL if SEEN[one][5] == P), "Digital services", "Keep help where it was.",
        "Help is sought where it was seen last.", "“Contact” was in the header, and is in the footer here.",
        '<a href="/contact">Contact</a>', (60, 700, 120, 24), ("3.2.6",), certainty=Certainty.REVIEW,
    ),
    Told(
        "small-target", "Day arrows are 18 px wide", "ease", Impact.MODERATE, (3,), ("mobile",), "Sports services",
        "Make the arrows at least 24 px wide.", "A thumb is wider than 18 px.", "“›” is 18 × 30 px.",
        '<a class="next">›</a>', (1180, 150, 40, 30), ("2.5.8",), "reappeared",
    ),
)  # fmt: skip

RULES = {
    told.rule: RuleDocs(
        told.rule, told.title, told.why, told.fix, ("https://www.w3.org/TR/WCAG22/",), told.wcag, "auditor",
        cannot="Whether the customer has another way." if told.certainty == Certainty.REVIEW else "",
    )
    for told in TOLD
}  # fmt: skip

HOSTILE = (
    "</script><script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 2">',
    "{{7*7}} {% raw %} ${7*7} #{7*7}",
    "👩‍👩‍👧 emoji \u202eright to left\u202c שלום مرحبا",
    "' onmouseover='window.hacked = 3' x='",
    "</style><style>body{display:none}</style> --> ]]> &lt;b&gt;",
    "\x00 control \x1b[31m \u2028 line \ud83d lone".encode("utf-8", "replace").decode(),
)


def sample(folder: Path, *, personas: Sequence[str] = ALL) -> Audit:
    """The audit of the picture in the report's guide, as far as its figures follow from the model."""
    steps = tuple(range(len(STEPS)))
    for step in steps:
        _draw(folder / _file("desktop", step), step, 1366)
        _draw(folder / _file("mobile", step), step, 412)
        _draw(folder / _file("zoom", step), step, 320)
    walks = tuple(_walk(persona) for persona in personas)
    points = tuple(
        _point(number, told, personas) for number, told in enumerate(TOLD) if set(told.personas) & set(personas)
    )
    findings = tuple(finding for number, told in enumerate(TOLD) for finding in _findings(number, told, personas))
    return Audit(
        service="Liikuntavuorot",
        url="https://liikuntavuorot.example/",
        language="en",
        started="2026-11-22T09:15:00+02:00",
        finished="2026-11-22T09:31:00+02:00",
        tool=Tool(version="0.1.0", browser="Chromium 141", checkers={"axe-core": "4.11.0"}),
        verdict=GateVerdict(complete=True, gate="failed", reasons=("1 new blocker: F1.",)),
        walks=walks,
        findings=findings,
        friction_points=points,
        curve=_curve(points),
        broken_rules={},
        budgets=BUDGETS,
    )  # fmt: skip


BUDGETS = (
    BudgetRecord(metric="lcp", limit=2500, word="over", value=6643, at_journey=JOURNEY, at_step=STEPS[2],
                 at_persona="slow", spread=(2600, 6900), runs=5, journey=JOURNEY),
    BudgetRecord(metric="transfer", of="script", limit=300_000, word="held", value=210_000, at_journey=JOURNEY,
                 at_step=STEPS[0], at_persona="desktop", persona="desktop"),
    BudgetRecord(metric="cls", limit=0.1, word="unsteady", value=0.14, spread=(0.02, 0.2), runs=5,
                 at_journey=JOURNEY, at_step=STEPS[1], at_persona="mobile", step=STEPS[1]),
    BudgetRecord(metric="inp", limit=200, word="unmeasured", path="/search"),
)  # fmt: skip

FILES = (
    ("", "document", 2), ("service.css", "stylesheet", 210), ("app.js", "script", 1900),
    ("map/tiles-of-the-town.js", "script", 34), ("logo.svg", "image", 6), ("font.woff2", "font", 40),
    ("api/slots?week=48", "fetch", 6),
)  # fmt: skip


def loading(step: int, persona: str = "slow", *, words: str = "", more: int = 0) -> Visit:
    """A visit that loaded files, with what a customer notices of it and a film; `words` are put into each address."""
    home = f"https://{HOSTS[step]}"
    files = [(f"{name}{words}", kind, size) for name, kind, size in FILES] + [
        (f"more-{number}.png{words}", "image", 3) for number in range(more)
    ]
    requests = [
        Request(
            url=f"{home}/{name}", type=kind, status=200, start=number * 90.0, waited=400.0 + number * 7,
            duration=420.0 + number * 7 + size * 2.1, transfer_bytes=size * 1000, render_blocking=kind == "stylesheet",
        )
        for number, (name, kind, size) in enumerate(files)
    ]  # fmt: skip
    others = [
        Request(url=f"https://numbers.example/{words}count.js", type="script", status=200, start=700, waited=300,
                duration=320, third_party=True, from_cache=True),
        Request(url=f"{home}/gone{words}.png", type="image", status=404, start=720, waited=500, duration=500),
        Request(url=f"https://lost.example/{words}", type="ping", failed=f"net::ERR_NAME{words}", start=900),
        Request(url=f"data:image/png,{words}", type="image", status=200, start=910, waited=0, duration=0),
    ]  # fmt: skip
    vitals = Vitals(
        ttfb=Vital(value=400),
        fcp=Vital(value=1210),
        lcp=Vital(value=1290, element=f"main > h1{words}", parts={"timeToFirstByte": 400, "elementRenderDelay": 890}),
        inp=Vital(value=180, element=f"#slot{words}", parts={"inputDelay": 20, "processingDuration": 130}),
        interactions=(Interaction(kind="click", start=2000, value=180, action=f"click “16:00{words}”"),),
        load_ms=4700,
    )
    film = LoadedAgain(
        url=home,
        frames=tuple(
            Frame(file=f"evidence/desktop/{step}.jpg", at_ms=at, width=320, height=258) for at in range(0, 4000, 400)
        ),
        complete_ms=3600,
        carried=False,
    )
    told = {type(one).__name__: one for one in (Requests(requests=tuple(requests + others)), vitals, film)}
    read = {kind: (lambda one=one: one) for kind, one in told.items()}
    return Visit(step, Arrival(step=step, url=f"{home}{PATHS[step]}"), persona, JOURNEY, read)


SILENT = HeardLine("After “16:00”", "silence. “Chosen: 16:00” appears.")
NOTES = StepNotes(
    heard={
        (JOURNEY, STEPS[2]): Heard(
            lines=(
                HeardLine("Page: Choose a time"),
                HeardLine("Heading 1: Valitse aika"),
                HeardLine("Button", "no name: nobody who hears this knows what it is"),
                *(HeardLine(f"Text {number}") for number in range(40)),
            ),
            left_out=7,
            after=(SILENT,),
            brief=(HeardLine("Heading 1: Valitse aika"), SILENT),
        )
    },
    timed={
        (JOURNEY, STEPS[2]): (loading(2, "desktop"), loading(2), loading(2, more=60)),
        (JOURNEY, STEPS[3]): (loading(3, "mobile", words=HOSTILE[0]), loading(3, words=HOSTILE[1])),
    },
    untried={(JOURNEY, STEPS[2]): ("keyboard: The page came as the answer to a form, and is not opened again.",)},
)


def shown(audit: Audit, folder: Path) -> Showing:
    """The audit prepared for reports, with what the sample tells of its rules and personas."""
    return present(audit, folder, rules=RULES, personas=PERSONAS, notes=NOTES)


def prevented(audit: Audit) -> Audit:
    """The same audit where nobody could be judged from payment on, a rule broke and evidence is missing."""
    walks = []
    for walk in audit.walks:
        if walk.outcome == "blocked" and walk.stopped_at != STEPS[4]:
            walks.append(walk)
            continue
        steps = tuple(
            step.model_copy(update={"outcome": (*[step.outcome] * 4, Seen.PREVENTED, N)[index], "friction": None})
            if index > 3
            else step
            for index, step in enumerate(walk.steps)
        )
        visits = tuple(
            visit.model_copy(
                update={"outcome": Seen.PREVENTED, "why": "The page answers with HTTP 503.", "metrics": Metrics()}
            )
            if visit.step == STEPS[4]
            else visit.model_copy(update={"missing": {"Vitals": "The page closed before it could be read."}})
            for visit in walk.visits
            if visit.step != STEPS[5]
        )
        reason = "The page answers with HTTP 503."
        update = {"outcome": "prevented", "stopped_at": STEPS[4], "reason": reason, "steps": steps, "visits": visits}
        walks.append(walk.model_copy(update=update))
    curve = tuple(
        point.model_copy(update={"friction": None}) if point.step in STEPS[4:] else point for point in audit.curve
    )
    verdict = GateVerdict(complete=False, gate="none", reasons=(f"“{JOURNEY}” could not be judged at “Payment”.",))
    keep = tuple(point for point in audit.friction_points if not set(point.steps) & set(STEPS[4:]))
    broken = {"hard-to-read": "ZeroDivisionError: division by zero"}
    return audit.model_copy(
        update={
            "walks": tuple(walks),
            "curve": curve,
            "verdict": verdict,
            "friction_points": keep,
            "broken_rules": broken,
        }
    )


def hostile(audit: Audit) -> Audit:
    """The same audit, whatever comes from the page or the plan being hostile."""
    words = iter(HOSTILE * 1000)
    findings = tuple(
        finding.model_copy(
            update={
                "message": next(words),
                "step": finding.step,
                "url": "javascript:window.hacked=4",
                "help_url": "javascript:window.hacked=5",
                "target": Place(selector=next(words), html=next(words) + "x" * 100_000, box=(1, 1, 9e9, 9e9)),
                "screenshot": "../../../etc/passwd",
            }
        )
        for finding in audit.findings
    )
    points = tuple(
        point.model_copy(update={"title": next(words), "fix": next(words), "owners": (next(words),)})
        for point in audit.friction_points
    )
    walks = tuple(
        walk.model_copy(
            update={
                "reason": next(words) if walk.reason else None,
                "visits": tuple(
                    visit.model_copy(
                        update={
                            "title": next(words),
                            "url": f"https://x.example/{next(words)}",
                            "lang": next(words),
                            "missing": {next(words): next(words)},
                        }
                    )
                    for visit in walk.visits
                ),
            }
        )
        for walk in audit.walks
    )
    update = {"service": next(words), "findings": findings, "friction_points": points, "walks": walks}
    return audit.model_copy(update=update)


def renamed(audit: Audit, journey: str) -> Audit:
    """The same audit of a journey with another name; ids stay apart."""

    def again(text: str) -> str:
        return f"{journey[:3]}-{text}"

    points = tuple(
        point.model_copy(
            update={
                "id": again(point.id),
                "journeys": (journey,),
                "shares": tuple(share.model_copy(update={"journey": journey}) for share in point.shares),
                "findings": tuple(again(one) for one in point.findings),
            }
        )
        for point in audit.friction_points
    )
    findings = tuple(
        one.model_copy(update={"id": again(one.id), "journey": journey, "friction_point": again(one.friction_point)})
        for one in audit.findings
    )
    walks = tuple(walk.model_copy(update={"journey": journey}) for walk in audit.walks)
    curve = tuple(point.model_copy(update={"journey": journey}) for point in audit.curve)
    return audit.model_copy(update={"friction_points": points, "findings": findings, "walks": walks, "curve": curve})


def joined(one: Audit, other: Audit) -> Audit:
    """Two audits of one service as one."""
    names = ("walks", "findings", "friction_points", "curve")
    return one.model_copy(update={name: getattr(one, name) + getattr(other, name) for name in names})


def _walk(persona: str) -> WalkRecord:
    seen = SEEN[persona]
    steps = tuple(
        StepRecord(step=STEPS[i], owner=OWNERS[i], outcome=seen[i], friction=None if seen[i] == N else 1.0 * i,
                   effort=_effort(persona, i))
        for i in range(len(STEPS))
    )  # fmt: skip
    visits = tuple(_visit(persona, i, seen[i]) for i in range(len(STEPS)) if seen[i] != N)
    stopped = next((STEPS[i] for i, outcome in enumerate(seen) if outcome == B), None)
    return WalkRecord(
        journey=JOURNEY,
        persona=persona,
        outcome="blocked" if stopped else "completed",
        stopped_at=stopped,
        reason=REASONS.get(persona),
        conditions=f"{persona}, {PERSONAS[persona].hint}",
        effort=sum((step.effort for step in steps), Effort()),
        steps=steps,
        visits=visits,
    )


def _effort(persona: str, step: int) -> Effort:
    if SEEN[persona][step] == N:
        return Effort()
    waited = WAITS[step] * SLOWER.get(persona, 1)
    keys = KEYS[step] + (CLICKS[step] * 9 if persona == "keyboard" else 0)
    clicks = 0 if persona == "keyboard" else CLICKS[step]
    return Effort(
        seconds=waited + keys * 0.28 + CLICKS[step] * 1.3 + 4, waited_seconds=waited, key_presses=keys, clicks=clicks,
        fields=FIELDS[step],
    )  # fmt: skip


def _visit(persona: str, step: int, outcome: Seen) -> VisitRecord:
    slower = SLOWER.get(persona, 1)
    metrics = Metrics(
        ttfb_ms=90 * slower, fcp_ms=400 * slower, lcp_ms=WAITS[step] * 730 * slower, cls=0.02 * slower,
        inp_ms=None if persona == "keyboard" else 80 * slower, tbt_ms=30 * slower, wait_ms=WAITS[step] * 1000 * slower,
        transfer_bytes=210_000 + step * 91_000, requests=14 + step,
    )  # fmt: skip
    return VisitRecord(
        number=step, step=STEPS[step], owner=OWNERS[step], url=f"https://{HOSTS[step]}{PATHS[step]}", title=STEPS[step],
        outcome=outcome, conditions=persona, metrics=metrics, friction=1.0, effort=_effort(persona, step),
        screenshot=_file(persona, step), lang="en" if step == 4 else "fi",
        **(_repeated(metrics, step) if slower > 1 else {}),
    )  # fmt: skip


def _repeated(metrics: Metrics, step: int) -> dict[str, Any]:
    """Walked five times: the runs agree but for the main content of the third step."""
    apart = 2.5 if step == 2 else 1.1
    wait, main = metrics.wait_ms or 0, metrics.lcp_ms or 0
    spread = {"wait_ms": (wait * 0.9, wait * 1.2), "lcp_ms": (main * 0.8, main * apart)}
    return {"runs": 5, "spread": spread, "unsteady": ("lcp_ms",) if step == 2 else ()}


def _file(persona: str, step: int) -> str:
    return f"evidence/{persona if persona in {'mobile', 'zoom'} else 'desktop'}/{step}.jpg"


def _score(told: Told, personas: Sequence[str]) -> Score:
    hit, at = (len(set(told.personas) & set(personas)), len(personas)), (len(told.steps), len(STEPS))
    reach = round((hit[0] / hit[1] + at[0] / at[1]) / 2, 2)
    impact, certainty = IMPACT[told.impact], CERTAINTY[told.certainty]
    total = round(impact * certainty * reach * ON_PATH, 1)
    return Score(impact=impact, certainty=certainty, reach=reach, path=ON_PATH, total=total, personas=hit, steps=at)


def _shares(told: Told, total: float) -> tuple[CurvePoint, ...]:
    each, left = divmod(round(total * 10), len(told.steps))
    return tuple(
        CurvePoint(journey=JOURNEY, step=STEPS[step - 1], friction=(each + (number < left)) / 10)
        for number, step in enumerate(told.steps)
    )


def _curve(points: Sequence[FrictionPoint]) -> tuple[CurvePoint, ...]:
    shares = [share for point in points for share in point.shares]
    sums = {name: round(sum(share.friction or 0 for share in shares if share.step == name), 1) for name in STEPS}
    return tuple(CurvePoint(journey=JOURNEY, step=name, friction=total) for name, total in sums.items())


def _point(number: int, told: Told, personas: Sequence[str]) -> FrictionPoint:
    score = _score(told, personas)
    return FrictionPoint(
        id=f"p{number}", rule=told.rule, title=told.title, category=told.category, impact=told.impact,
        certainty=told.certainty, score=score.total, score_parts=score, occurrences=told.times * len(told.steps),
        journeys=(JOURNEY,), steps=tuple(STEPS[step - 1] for step in told.steps),
        personas=tuple(one for one in told.personas if one in personas),
        owners=(told.owner,), on_path=True, fix=told.fix, status=told.status,
        shares=_shares(told, score.total),
        findings=tuple(f"f{number}-{step}-{time}" for step in told.steps for time in range(told.times)),
    )  # fmt: skip


def _findings(number: int, told: Told, personas: Sequence[str]) -> tuple[Finding, ...]:
    whose = told.personas[0] if told.personas[0] in {"mobile", "zoom"} and told.box is None else "desktop"
    return tuple(
        Finding(
            id=f"f{number}-{step}-{time}", rule=told.rule, category=told.category, impact=told.impact,
            certainty=told.certainty, journey=JOURNEY, step=STEPS[step - 1], url=f"https://{HOSTS[step - 1]}/",
            personas=tuple(one for one in told.personas if one in personas), on_path=True, wcag=told.wcag,
            message=told.message, message_id=told.rule,
            target=Place(selector=f".slot:nth-child({time + 1})", html=told.html, box=told.box) if told.html else None,
            sources=(f"auditor:{told.rule}",), friction_point=f"p{number}", screenshot=_file(whose, step - 1),
            owner=told.owner,
            values={"saves_ms": 1200 * step, "saves_bytes": 90_000} if told.category == "speed" else {},
        )
        for step in told.steps
        for time in range(told.times)
        if set(told.personas) & set(personas)
    )  # fmt: skip


def _draw(path: Path, step: int, width: int) -> None:
    """A screenshot that looks enough like the step to judge crops by."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (width, 1100), "#ffffff")
    draw = ImageDraw.Draw(image)
    big, small = ImageFont.load_default(34), ImageFont.load_default(20)
    dark = step == 4
    draw.rectangle((0, 0, width, 70), fill="#1c1b19" if dark else "#efece4")
    draw.text((30, 22), "Maksut.example" if dark else "Liikuntavuorot", fill="#fff" if dark else "#333", font=small)
    draw.text(
        (60, 105), ("Liikuntavuorot", "Haku", "Valitse aika", "Omat tiedot", "Kirjaudu", "Kiitos")[step], "#111", big
    )
    if step == 2:
        _slots(draw, small, width)
    if step in {1, 3, 4}:
        for row in range(5):
            draw.text((80, 190 + row * 76), ("Nimi", "Osoite", "Puhelin", "Sähköposti", "Kaupunki")[row], "#333", small)
            draw.rectangle((80, 218 + row * 76, min(width - 20, 640), 256 + row * 76), outline="#777")
    if step == 3:
        draw.rectangle((900, 640, 1200, 700), fill="#1d4f91")
        draw.text((980, 656), "Jatka", "#fff", small)
    draw.text((60, 562), "Varaus avautuu kello 8.00.", "#999", small)
    image.save(path, "JPEG", quality=80)


def _slots(draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int) -> None:
    for column in range(7):
        for row in range(6):
            x, y = 70 + column * 145, 215 + row * 66
            if x + 130 < width:
                draw.rectangle(
                    (x, y, x + 130, y + 48), outline="#777", fill="#dbe7f7" if (column, row) == (2, 2) else None
                )
                draw.text((x + 40, y + 12), f"{16 + row}:00", "#111", font)
