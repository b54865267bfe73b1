"""`auditor review`: lists what needs a person, and writes down what people say of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import click

from auditor.cast import cast
from auditor.errors import RunFolderError, UsageError
from auditor.formats._triage import read_triage, triage_in
from auditor.formats._triage_text import new_text, with_decisions, with_questions
from auditor.languages import words_in
from auditor.model import DECISIONS, MEANINGS, Audit, Decision, Triage
from auditor.present import persona_docs, rule_docs
from auditor.present.telling import told, told_criteria, told_personas
from auditor.store import RunFolder

from .comparing import read_audit
from .impacts import impact_in_words
from .options import examples
from .questions import Asked, Asking, open_questions, unseen_steps
from .reviewing import replace_file, review_path
from .terminal import output, say

RUN = "runs/juggling-licence-20260102-150405"


@click.command(
    "review",
    epilog=examples(
        f"auditor review {RUN}",
        f"auditor review {RUN} --confirm d08ab8757236 --owner Design",
        f'auditor review {RUN} --false-positive 7bd330e50192 --reason "It is decoration." --owner Design '
        "--until 2027-01-31",
    ),
)
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--confirm", multiple=True, metavar="ID", help=MEANINGS["confirm"])
@click.option("--false-positive", multiple=True, metavar="ID", help=MEANINGS["false-positive"])
@click.option("--accept", multiple=True, metavar="ID", help=MEANINGS["accept"])
@click.option("--wont-fix", multiple=True, metavar="ID", help=MEANINGS["wont-fix"])
@click.option("--reason", metavar="TEXT", help="Why, in a sentence; it stands in the report.")
@click.option("--owner", metavar="NAME", help="Who answers for the decision: a person or a team.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The last day on which the decision holds; from the next on, the friction point counts again.",
)
@click.option("--all", "everything", is_flag=True, help="List what is certain, too, and put it into the file.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write this file, not review.yaml beside the plan.",
)
def command(
    run: Path,
    reason: str | None,
    owner: str | None,
    until: datetime | None,
    *,
    everything: bool,
    out: Path | None,
    **ids: tuple[str, ...],
) -> None:
    """List what needs a person in the run folder RUN, worst first, and write the questions into review.yaml.

    review.yaml lies beside the plan. What people wrote there stays, their remarks too; only new questions are added.
    With an ID of a friction point, that decision is written there instead; each such option can be given again. All
    but --confirm need --reason, --owner and --until; --confirm needs --owner. `auditor judge RUN` then takes in what
    the file says.
    """
    folder = RunFolder.open(run)
    audit, path = read_audit(folder.path), out or review_path(folder)
    asking = _asking(folder, audit)
    given = Decision(
        word="confirm", reason=reason or "", owner=owner or "", until=until.date() if until is not None else None
    )
    decisions = _decisions(ids, given, audit)
    raw = _raw(path)
    if decisions:
        points = {point.id: point for point in asking.audit.friction_points}
        questions = {id_: asking.of(points[id_]).question for id_ in decisions}
        text = with_decisions(new_text(()).encode() if raw is None else raw, str(path), decisions, questions)
        _write(path, text)
        _say_decided(decisions, path, run)
        return
    if reason or owner or until:
        raise UsageError("There is nothing to decide about.", "Name a friction point, such as --accept d08ab8757236.")
    triage = Triage() if raw is None else _today(read_triage(path))
    open_ = open_questions(asking, triage, certain=everything)
    _list(asking, open_)
    new = [one.question for one in open_]
    _write(path, new_text(new) if raw is None else with_questions(raw, str(path), new))
    say(output(), ("Review file: ", "bold"), str(path))
    if open_:
        say(output(), f"Answer there, then: auditor judge {run}")


def _asking(folder: RunFolder, audit: Audit) -> Asking:
    words = words_in(folder.plan.language)
    personas = told_personas(persona_docs(cast(folder.plan).values()), words)
    english = {point.id: point.title for point in audit.friction_points}
    return Asking(folder, told(audit, rule_docs(), words), english, personas, told_criteria(words), words)


def _raw(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as why:
        raise UsageError(
            f"The review file {path} cannot be read: {why.strerror}.", "Name another with --out."
        ) from None


def _today(triage: Triage) -> Triage:
    today = _day()
    decisions = {
        id_: one.model_copy(update={"expired": one.until is not None and one.until < today})
        for id_, one in triage.decisions.items()
    }
    return triage.model_copy(update={"decisions": decisions})


def _day() -> date:
    return datetime.now().astimezone().date()


def _decisions(ids: Mapping[str, Sequence[str]], given: Decision, audit: Audit) -> dict[str, Decision]:
    """What the options decide. Raises UsageError where something is missing, or nothing is called so."""
    decisions: dict[str, Decision] = {}
    for word in DECISIONS:
        named = ids.get(word.replace("-", "_"), ())
        if named:
            _check(word, given)
        for id_ in named:
            _must_be_there(id_, audit)
            if id_ in decisions:
                raise UsageError(f"{id_} is decided about twice.", "Decide once.")
            decisions[id_] = given.model_copy(update={"word": word})
    return decisions


def _check(word: str, given: Decision) -> None:
    needed = ("owner",) if word == "confirm" else ("reason", "owner", "until")
    missing = [f"--{name}" for name in needed if not getattr(given, name)]
    if missing:
        raise UsageError(f"--{word} needs {', '.join(missing)}.", "`auditor review --help` has examples.")
    if word == "confirm" and given.until:
        raise UsageError("--until does not go with --confirm: what is there stays until it is mended.", "Leave it out.")
    if given.until and given.until < _day():
        raise UsageError(f"{given.until} has passed already.", "Name a day to come.")


def _must_be_there(id_: str, audit: Audit) -> None:
    known = [point.id for point in audit.friction_points]
    if id_ not in known:
        near = get_close_matches(id_, known, n=1)
        mend = f"Did you mean {near[0]}?" if near else "`auditor review RUN --all` lists the ids of all."
        raise UsageError(f"This run has no friction point {id_}.", mend)


def _write(path: Path, text: str) -> None:
    """Write it whole or not at all, once it is certain that it can be read again."""
    triage_in(text.encode("utf-8", "replace"), path)
    try:
        replace_file(path, text.encode("utf-8", "replace"))
    except OSError as why:
        raise RunFolderError(f"{path} cannot be written: {why.strerror}.", "Name another file with --out.") from None


def _list(asking: Asking, open_: Sequence[Asked]) -> None:
    _ = asking.words
    if not open_:
        say(output(), (_("Nothing of what was found waits for a person."), "bold"))
    else:
        said = _.many("{n} question needs a person:", "{n} questions need a person, the worst first:", len(open_))
        say(output(), (said, "bold"))
    for one in open_:
        say(output(), "")
        say(output(), (one.point.id, "bold"), f"  {impact_in_words(one.point.impact, _)}")
        for line in (one.asks, *one.told):
            say(output(), f"  {line}")
    unseen = unseen_steps(asking.audit)
    say(output(), "")
    for journey, step in unseen:
        told_ = _("Step “{step}” of “{journey}” was not looked at: only a person can pass.", step=step, journey=journey)
        say(output(), told_)
    say(output(), (_("What no rule can decide of each success criterion, the report's table of criteria says."), "dim"))


def _say_decided(decisions: Mapping[str, Decision], path: Path, run: Path) -> None:
    for id_, one in decisions.items():
        until = f" until {one.until}" if one.until else ""
        say(output(), (f"{one.word}: ", "bold"), f"{id_}{until}")
    say(output(), ("Review file: ", "bold"), str(path))
    say(output(), f"Take it in with: auditor judge {run}")
