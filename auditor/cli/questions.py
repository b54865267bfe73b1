"""Finds the questions of a run that only a person can answer, each in a sentence with all that is needed to look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditor.criteria import Criterion
from auditor.formats._triage_text import Question
from auditor.languages import Words
from auditor.model import Audit, Decision, Finding, FrictionPoint, Triage
from auditor.showing import PersonaDocs
from auditor.store import RunFolder

OPEN = ("new", "known", "reappeared", "suppressed")  # the last: whether it still is, the file says today
MOST_PLACES = 4
MOST_LETTERS = 160  # of an element's path


@dataclass(frozen=True, slots=True)
class Asked:
    """A friction point that a person must decide about: the sentence, and lines that say where, who and what."""

    point: FrictionPoint
    asks: str
    told: tuple[str, ...]

    @property
    def question(self) -> Question:
        """As the review file has it."""
        return Question(self.point.id, (self.asks, *self.told))


@dataclass(frozen=True, slots=True)
class Asking:
    """What questions are told with; `audit` is in the reader's language, `english` says what asks already."""

    folder: RunFolder
    audit: Audit
    english: Mapping[str, str]  # friction point → its title
    personas: Mapping[str, PersonaDocs]
    criteria: Mapping[str, Criterion]
    words: Words

    def of(self, point: FrictionPoint, decision: Decision | None = None) -> Asked:
        """The question about a friction point; `decision` is one that does not hold any more."""
        found = {one.id: one for one in self.audit.findings}
        findings = [found[id_] for id_ in point.findings if id_ in found]
        return Asked(point, self._sentence(point, decision), tuple(self._lines(point, findings)))

    def _sentence(self, point: FrictionPoint, decision: Decision | None) -> str:
        _ = self.words
        if decision and decision.until:
            told = {"word": decision.word, "until": _.day(decision.until), "title": point.title}
            return _("The decision “{word}” held until {until}. What is to be done now? {title}", **told)
        if point.certainty == "violation":
            return _("Certain already; is it to be mended? {title}", title=point.title)
        asks = self.english.get(point.id, "")
        if asks.endswith("?") or asks.startswith("Look "):
            return point.title
        return _("Is this so? {title}", title=point.title)

    def _lines(self, point: FrictionPoint, findings: list[Finding]) -> Iterator[str]:
        _ = self.words
        told = next((one.message for one in findings if one.message not in ("", point.title)), "")
        if told:
            yield _("Found: {message}", message=told)
        yield from self._places(findings)
        personas = (self.personas[one].title if one in self.personas else one for one in point.personas)
        yield _("Who meets it: {personas}.", personas=", ".join(personas))
        numbers = dict.fromkeys(number for one in findings for number in one.wcag)
        if numbers:
            named = (f"{one} {self.criteria[one].name}" if one in self.criteria else one for one in numbers)
            yield _("Criterion: WCAG {criteria}.", criteria=", ".join(named))
        if point.owners:
            yield _("Owner: {owners}.", owners=", ".join(point.owners))
        shot = next((one.screenshot for one in findings if one.screenshot), None) or self._view(findings)
        if shot and (self.folder.path / shot).is_file():
            yield _("Picture: {file}", file=str(self.folder.path / shot))

    def _places(self, findings: list[Finding]) -> Iterator[str]:
        _ = self.words
        steps: dict[tuple[str, str], list[Finding]] = {}
        for one in findings:
            steps.setdefault((one.journey, one.step), []).append(one)
        for (_journey, step), here in list(steps.items())[:MOST_PLACES]:
            first = next((one for one in here if one.target), here[0])
            where = _("Where: step “{step}”, {url}", step=step, url=first.url)
            if first.opened:
                where = _("{where} (after opening {opened})", where=where, opened=first.opened)
            yield f"{where}: {first.target.selector[:MOST_LETTERS]}" if first.target else where
            elements = {one.target.selector for one in here if one.target}
            if len(elements) > 1:
                yield _.many("And {n} more element there.", "And {n} more elements there.", len(elements) - 1)
        if len(steps) > MOST_PLACES:
            yield _.many("And {n} more step.", "And {n} more steps.", len(steps) - MOST_PLACES)

    def _view(self, findings: list[Finding]) -> str | None:
        """The picture of the step, where the finding shows no element."""
        for one in findings:
            for walk in self.audit.walks:
                if walk.journey == one.journey and walk.persona in one.personas:
                    shots = [visit.screenshot for visit in walk.visits if visit.step == one.step and visit.screenshot]
                    if shots:
                        return shots[-1]
        return None


def open_questions(asking: Asking, triage: Triage, *, certain: bool = False) -> list[Asked]:
    """What nobody has decided, or not for as long as this; worst first. `certain`: violations, too."""
    points = [point for point in asking.audit.friction_points if point.status in OPEN]
    points.sort(key=lambda point: -(point.score or point.score_parts.total))
    asked = []
    for point in points:
        decision = triage.decisions.get(point.id)
        if decision is None and (certain or point.certainty == "review"):
            asked.append(asking.of(point))
        elif decision is not None and decision.expired:
            asked.append(asking.of(point, decision))
    return asked


def unseen_steps(audit: Audit) -> list[tuple[str, str]]:
    """Journey and step, where only a person can pass and nobody has looked."""
    found = ((walk.journey, step.step) for walk in audit.walks for step in walk.steps if step.manual)
    return list(dict.fromkeys(found))
