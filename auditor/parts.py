"""What a part of the tool is, and how a file declares one: @rule, @report, @evidence, @persona, @plan_format.

A part is one file in its folder. The decorator only describes it; the catalogue finds it.
"""

import inspect
import typing
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from auditor.docstrings import Docs, read_docs
from auditor.model import Category, Evidence, Impact, Plan, Verdict, Visit, Walk, Word
from auditor.session import Device, Session
from auditor.showing import JourneyShowing, PersonaDocs, RuleDocs
from auditor.shown import Showing

Verdicts = Iterator[Verdict]
Scope = Literal["visit", "walk", "journey", "site"]
Crawled = Literal["each", "across", ""]


class Placed(Protocol):
    """Something that stands on the page: an element, a text block, a touch."""

    @property
    def path(self) -> str:
        """As in `Element.path`."""
        ...


def passed(place: Placed | str = "", **more: Any) -> Verdict:
    """This is as it should be."""
    return _verdict(Word.PASSED, place, "", more)


def failed(place: Placed | str, message: str, **more: Any) -> Verdict:
    """This is certainly wrong.

    `message` is one whole sentence, a template whose `{names}` are filled from the keywords. The keywords
    `impact`, `at`, `html` and `box` are not values but say where this verdict differs (see `Verdict`).
    """
    return _verdict(Word.FAILED, place, message, more)


def unsure(place: Placed | str, message: str, **more: Any) -> Verdict:
    """A person must look at this; the sentence says at what."""
    return _verdict(Word.UNSURE, place, message, more)


def _verdict(word: Word, place: Placed | str, message: str, more: dict[str, Any]) -> Verdict:
    path = place if isinstance(place, str) else place.path
    own = {name: more.pop(name) for name in ("impact", "at", "html", "box") if name in more}
    own.setdefault("html", getattr(place, "html", ""))
    own.setdefault("box", getattr(place, "box", None))
    return Verdict(word=word, path=path, message=message, values=more, **own)


@dataclass(frozen=True, slots=True)
class Rule:
    """One question asked of evidence. `needs` are the types of its parameters, in order."""

    id: str
    ask: Callable[..., Iterable[Verdict]]
    impact: Impact
    criteria: tuple[str, ...]  # WCAG success criteria, such as "1.4.3"
    scope: Scope
    needs: tuple[Any, ...]
    docs: Docs
    category: Category = "path"  # the folder that it stands in, set by the catalogue
    act: tuple[str, ...] = ()  # ids of the ACT rules that it covers
    advice: bool = False  # a best practice: breaks no criterion
    source: str = "auditor"  # who says so: auditor, or a checker's name
    # What is wrong, in a sentence that also stands after “Look whether”: the title of the rule's friction points, where
    # its findings' messages are for developers. A value `detail` of the finding is added in brackets.
    problem: str = ""
    says: tuple[Word, ...] = ()  # the words that it can say, where its code does not tell them (see `saying.py`)
    # Of a rule over walks, what it is asked of in a crawl, where no customer goes from page to page: `each` page by
    # itself, `across` one page of each template in one walk, or nothing.
    crawled: Crawled = ""
    documents: bool = False  # looks at documents that are no pages: clause 10 of EN 301 549 in place of clause 9


def rule(
    impact: Impact,
    *criteria: str,
    act: Sequence[str] = (),
    problem: str = "",
    crawled: Crawled = "",
    documents: bool = False,
) -> Callable[[Callable[..., Verdicts]], Rule]:
    """Declare a rule: `@rule(Impact.SERIOUS, "WCAG 1.1.1")` over a generator whose parameters are its needs.

    A parameter of a kind of evidence or `Visit` asks of each visit; `Sequence[Evidence]` or `Walk` of each walk;
    `Sequence[Walk]` of all walks of a journey, the reference walk first; `Site` of a crawl as a whole. `crawled` and
    `documents`: see `Rule`.
    """

    def declare(ask: Callable[..., Verdicts]) -> Rule:
        hints = typing.get_type_hints(ask)
        hints.pop("return", None)
        needs = tuple(hints.values())
        return Rule(
            id=ask.__name__.replace("_", "-"),
            ask=ask,
            impact=impact,
            criteria=tuple(criterion.removeprefix("WCAG ") for criterion in criteria),
            scope=_scope(needs),
            needs=needs,
            docs=read_docs(ask.__doc__),
            act=tuple(act),
            problem=problem,
            crawled=crawled,
            documents=documents,
        )

    return declare


def _scope(needs: tuple[Any, ...]) -> Scope:
    if any(getattr(need, "of_site", False) for need in needs):
        return "site"
    if Sequence[Walk] in needs:
        return "journey"
    if any(need is Walk or typing.get_origin(need) is Sequence for need in needs):
        return "walk"
    return "visit"


@dataclass(frozen=True, slots=True)
class RuleMaker:
    """Makes the rules of a checker whose results are evidence."""

    make: Callable[[], Iterable[Rule]]


def rule_maker(make: Callable[[], Iterable[Rule]]) -> RuleMaker:
    """Declare a file that makes many rules from somebody else's."""
    return RuleMaker(make)


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """How a kind of evidence is gathered. `order` 0 is read before anything touches the page.

    `gather` is None where walks and personas write it down themselves. What is not `usual` is gathered for the
    personas that ask for it (`Persona.also`).
    """

    kind: type[Evidence]
    gather: Callable[[Session], Awaitable[Evidence]] | None
    order: float
    docs: Docs
    usual: bool = True

    def __post_init__(self) -> None:
        """Refuse a field that stored evidence has another use for: why something could not be had."""
        if "missing" in self.kind.model_fields:
            raise TypeError(f"{self.id}: a field cannot be called `missing`: stored runs say by it what is not there.")

    @property
    def id(self) -> str:
        """The name of the kind, such as `Dom`."""
        return self.kind.__name__


Gather = Callable[[Session], Awaitable[Any]]


def evidence(kind: type[Evidence], *, order: float = 1, usual: bool = True) -> Callable[[Gather], EvidenceKind]:
    """Declare how a kind of evidence is gathered from a session. Raise any AuditorError where it cannot be had."""

    def declare(gather: Gather) -> EvidenceKind:
        return EvidenceKind(kind, gather, order, read_docs(kind.__doc__), usual)

    return declare


def noted(kind: type[Evidence]) -> EvidenceKind:
    """Declare a kind of evidence that a walk or a persona writes down itself (see `Hand.notice`)."""
    return EvidenceKind(kind, None, 1, read_docs(kind.__doc__), usual=False)


@dataclass(frozen=True, slots=True)
class Besides:
    """What a persona does besides carrying out the steps, as `auditor validate` tells it: words after “it also”.

    `always`: at each step. `where_safe`: where mistakes may be sent, and things done twice; `elsewhere`: in its place.
    """

    always: str = ""
    where_safe: str = ""
    elsewhere: str = ""
    writes: bool = False  # what it does where it is safe may be done to the service more than once


@dataclass(frozen=True, slots=True)
class Persona:
    """Who walks: the device, and the way of carrying out actions (see `personas/hand.py`).

    `timed`: what is measured counts, so the walk is undisturbed by others. `also` and `spares` are kinds of evidence
    that are gathered for this persona beside the usual ones, and usual ones that are not.
    """

    id: str
    device: Device
    way: Callable[[Session, Any], Any]
    docs: Docs
    conditions: str
    title: str  # a short name for the report, such as "Keyboard"
    hint: str  # two or three words, such as "no pointer"
    timed: bool = False
    also: tuple[type[Evidence], ...] = ()
    lends: tuple[type[Evidence], ...] = ()  # gathered where another persona of the run gathers them, to be held against
    spares: tuple[type[Evidence], ...] = ()
    like: str = ""  # the persona of the catalogue that a plan's own is made from
    explores: bool = False  # opens what is closed on pages where the plan says so (`Step.explore`)
    besides: Besides = Besides()


@dataclass(frozen=True, slots=True)
class Brought:
    """A plan that was brought over from what another tool wrote, as the text of an `audit.yaml`.

    `lines` are the lines of the source that its lines come from, `variables` what must be set in the environment before
    a run, `left_out` what could not be carried over: where in the source, and what.
    """

    text: str
    lines: tuple[int | None, ...] = ()
    variables: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFormat:
    """How plans of one kind of file are read; `suffixes` are the file names' endings.

    `read` takes the file and, if they are known, the names of the personas there are, to check the plan's against.
    Where several formats have an ending, `fits` says of a file's bytes whether they are of this one; the format without
    it takes what is left. `bring` makes a plan of another tool's file that people read and edit (`auditor
    import`); its second argument is the address of the service, empty where the file tells it.
    """

    id: str
    suffixes: tuple[str, ...]
    read: Callable[..., Plan]
    docs: Docs
    fits: Callable[[bytes], bool] | None = None
    bring: Callable[[Path, str], Brought] | None = None


def plan_format(*suffixes: str) -> Callable[[Callable[..., Plan]], PlanFormat]:
    """Declare how files with these endings are read: `read(path, personas=None) -> Plan`. It raises PlanError."""

    def declare(read: Callable[..., Plan]) -> PlanFormat:
        return PlanFormat(read.__name__, suffixes, read, read_docs(read.__doc__))

    return declare


Prints = Callable[[bytes], bytes]  # a page of HTML that needs nothing else → the same as PDF


@dataclass(frozen=True, slots=True)
class Report:
    """An audit written for somebody; `suffix` is the ending of its file, such as `.html`.

    Where it `prints`, `write` takes what turns HTML into PDF as well. `beside` makes the files that it needs beside
    its own, by their names from its folder.
    """

    id: str
    suffix: str
    write: Callable[..., bytes]
    docs: Docs
    prints: bool = False
    beside: Callable[[Showing], Mapping[str, bytes]] | None = None


def report(
    suffix: str, *, beside: Callable[[Showing], Mapping[str, bytes]] | None = None
) -> Callable[[Callable[..., bytes]], Report]:
    """Declare a form of the report over `write(showing)`, or `write(showing, prints)` where it is printed.

    The function's name is the name of the form, a dash for each underscore.
    """

    def declare(write: Callable[..., bytes]) -> Report:
        name, prints = write.__name__.replace("_", "-"), "prints" in inspect.signature(write).parameters
        return Report(name, suffix, write, read_docs(write.__doc__), prints, beside)

    return declare


__all__ = [
    "Besides",
    "Brought",
    "Docs",
    "EvidenceKind",
    "JourneyShowing",
    "Persona",
    "PersonaDocs",
    "Placed",
    "PlanFormat",
    "Prints",
    "Report",
    "Rule",
    "RuleDocs",
    "RuleMaker",
    "Scope",
    "Showing",
    "Verdicts",
    "Visit",
    "evidence",
    "failed",
    "noted",
    "passed",
    "plan_format",
    "read_docs",
    "report",
    "rule",
    "rule_maker",
    "unsure",
]
