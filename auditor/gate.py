"""Says whether a run is complete, and whether it is good enough for the plan's gate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.judging.reasons import (
    doubtful,
    in_english,
    known_before,
    no_baseline,
    not_walked,
    over_budget,
    prevented,
    too_bad,
    too_many,
    unsteady_findings,
)
from auditor.model import BudgetRecord, Certainty, Finding, Gate, GateVerdict, Limit, Reason, WalkRecord

SINCE_THE_BASELINE = ("new", "reappeared")  # statuses of friction points


def gate(
    wanted: Gate | None,
    walks: Sequence[WalkRecord],
    findings: Sequence[Finding],
    unwalked: Sequence[tuple[str, str]] = (),
    budgets: Sequence[BudgetRecord] = (),
    *,
    statuses: Mapping[str, str] | None = None,
    compared: bool = False,
) -> GateVerdict:
    """The verdict of a run. `unwalked` are journey and persona of walks that the plan asks for and nobody made.

    `budgets`: what the gate's limits of measures came to. `statuses`: friction point → its status; `compared`: whether
    a baseline told them. What is suppressed fails nothing.
    """
    told = [*prevented(walks), *(not_walked(journey, persona) for journey, persona in unwalked)]
    complete = not told
    if wanted is None:
        return _verdict(told, findings, complete=complete, word="none")
    counting = _Counting(wanted, statuses or {}, compared)
    bad = list(counting.failures(findings))
    failures = [*(reason for reason, _ in bad), *(over_budget(one) for one in budgets if one.word == "over")]
    told += [*failures, *counting.notes(findings), *doubtful(wanted, budgets)]
    failing = tuple(dict.fromkeys(one.id for _, ones in bad for one in ones))
    verdict = _verdict(told, findings, complete=complete, word="failed" if failures else "passed")
    return verdict.model_copy(update={"failing": failing})


def together(verdicts: Sequence[GateVerdict]) -> GateVerdict:
    """The verdict where several gates must hold; each reason once."""
    words = [one.gate for one in verdicts]
    reasons = {text: told for one in verdicts for text, told in zip(one.reasons, one.told, strict=True)}
    return GateVerdict(
        complete=all(one.complete for one in verdicts),
        gate="failed" if "failed" in words else "passed" if "passed" in words else "none",
        reasons=tuple(reasons),
        told=tuple(reasons.values()),
        failing=tuple(dict.fromkeys(id_ for one in verdicts for id_ in one.failing)),
    )


def exit_code(verdict: GateVerdict) -> int:
    """What the command line ends with: 3 where the audit is incomplete, else 1 where the gate failed, else 0."""
    if not verdict.complete:
        return 3
    return 1 if verdict.gate == "failed" else 0


def _verdict(told: Sequence[Reason], findings: Sequence[Finding], *, complete: bool, word: str) -> GateVerdict:
    known = {one.id: one for one in findings}
    reasons = tuple(in_english(one, known) for one in told)
    return GateVerdict.model_validate({"complete": complete, "gate": word, "reasons": reasons, "told": tuple(told)})


@dataclass(frozen=True, slots=True)
class _Counting:
    """What counts for a gate, and what it comes to."""

    wanted: Gate
    statuses: Mapping[str, str]
    compared: bool

    def failures(self, findings: Sequence[Finding]) -> Iterator[tuple[Reason, Sequence[Finding]]]:
        """Why the gate fails, with all findings that are to blame."""
        counted = [one for one in findings if self._is_steady(one) and self._is_new(one) and self._is_looked_at(one)]
        if bad := self._too_bad(counted):
            yield too_bad(self.wanted, bad), bad
        for limit in self.wanted.limits:
            for impact in sorted(limit.most, key=lambda one: one.rank):
                bad = [one for one in counted if one.impact.at_least(impact) and _holds(limit, one)]
                if len({one.friction_point for one in bad}) > limit.most[impact]:
                    yield too_many(self.wanted, limit, impact, bad), bad

    def notes(self, findings: Sequence[Finding]) -> Iterator[Reason]:
        """What would have failed `fail_on`, but for what the gate says of it."""
        looked_at = [one for one in findings if self._is_looked_at(one)]
        if unsteady := self._too_bad([one for one in looked_at if self._is_new(one) and not self._is_steady(one)]):
            yield unsteady_findings(unsteady)
        if known := self._too_bad([one for one in looked_at if self._is_steady(one) and not self._is_new(one)]):
            yield known_before(known)
        if self.wanted.new_only and not self.compared:
            yield no_baseline()

    def _too_bad(self, findings: Sequence[Finding]) -> list[Finding]:
        limit = self.wanted.fail_on
        return [one for one in findings if one.impact.at_least(limit)] if limit else []

    def _is_looked_at(self, one: Finding) -> bool:
        sure = self.wanted.review or one.certainty is Certainty.VIOLATION
        return sure and self._status(one) != "suppressed"

    def _is_steady(self, one: Finding) -> bool:
        return self.wanted.unstable or not one.unstable

    def _is_new(self, one: Finding) -> bool:
        return not self.wanted.new_only or self._status(one) in SINCE_THE_BASELINE

    def _status(self, one: Finding) -> str:
        return self.statuses.get(one.friction_point, "new")


def _holds(limit: Limit, one: Finding) -> bool:
    return limit.concern in (None, one.category) and limit.owner in (None, one.owner)
