"""What the user wrote: the service, its journeys, personas, owners and gate."""

from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import Field

from .brand import Brand
from .budget import Gate
from .crawl import Crawl
from .network import Network
from .statement import StatementFacts
from .value import Value

# What a step that says `explore: true` lets the tool open at most: a menu, a language list, a dialog or two
# and some of an accordion. Each costs a judged visit, 1 to 4 seconds.
OPENINGS = 12
CHECKERS = ("axe-core", "accesslint")  # the rule engines of others that can be run in the page
MOST_RUNS = 20  # of a walk whose time is taken: beyond that the median moves no more
WAIT_SECONDS = 30.0  # the limit of `wait_for`, as long as a document may take to load

ConsentAnswer = Literal["leave", "accept", "refuse"]
TargetKind = Literal["selector", "role", "label", "text", "placeholder", "alt", "title", "testid", "css"]


class Target(Value):
    """One thing on a page, named as a customer would name it, or by a selector."""

    by: TargetKind
    value: str
    name: str | None = None  # the accessible name, with `by="role"` only
    exact: bool = False
    nth: int | None = None  # counted from 0
    within: "Target | None" = None
    frame: str | None = None  # a selector of the frame that holds the target

    def __str__(self) -> str:
        """Words for messages, such as `button “Start now”`."""
        words = f"{self.value} “{self.name}”" if self.name else f"{self.by} “{self.value}”"
        return f"{words} in {self.within}" if self.within else words


class ActionKind(StrEnum):
    """What a customer can do."""

    OPEN = "open"
    CLICK = "click"
    DOUBLE_CLICK = "double_click"
    FILL = "fill"
    TYPE = "type"
    SELECT = "select"
    CHECK = "check"
    UNCHECK = "uncheck"
    UPLOAD = "upload"
    PRESS = "press"
    HOVER = "hover"
    DRAG = "drag"
    SCROLL = "scroll"
    BACK = "back"
    FORWARD = "forward"
    RELOAD = "reload"
    SWITCH_TAB = "switch_tab"
    CLOSE_TAB = "close_tab"
    ACCEPT_DIALOG = "accept_dialog"
    DISMISS_DIALOG = "dismiss_dialog"
    WAIT_FOR = "wait_for"
    SCREENSHOT = "screenshot"


class Action(Value):
    """One thing that a customer does.

    `value` is the address of `open`, the text of `fill` and `type`, the option of `select`, the key of
    `press`, the file of `upload` (inside the plan's folder), the name of `screenshot`, the tab of
    `switch_tab` (its number from 1, or a part of its title or address), the text of `accept_dialog`, the
    seconds, text or address of a `wait_for` without a target, `up`, `down`, `top` or `bottom` of `scroll`.
    """

    kind: ActionKind
    target: Target | None = None
    value: str | None = None
    to: Target | None = None  # where `drag` ends
    secret: bool = False
    for_personas: tuple[str, ...] = Field(default=(), alias="for")  # empty: everybody
    optional: bool = False
    line: int | None = None  # in the plan's file, from 1

    def __str__(self) -> str:
        """Words for messages; a secret value is never among them."""
        value = "(secret)" if self.secret else self.value
        parts = [self.kind.value, str(self.target) if self.target else "", f"“{value}”" if value else ""]
        return " ".join(part for part in parts if part)


class Expect(Value):
    """What must be true after a step; all that is given must hold."""

    text: str | None = None  # is shown somewhere on the page
    url: str | None = None  # glob over the whole address
    title: str | None = None  # is part of the document's title
    visible: Target | None = None
    hidden: Target | None = None

    def __bool__(self) -> bool:
        return any(value is not None for value in (self.text, self.url, self.title, self.visible, self.hidden))


class Step(Value):
    """One stage of a journey.

    `safe`: mistakes may be sent here, and things done twice. `stop_before`: the step is looked at from where the
    customer stands before it, and not taken; the walk ends there. `manual`: only a person can pass; the walk goes on
    with the cookies and storage of `session`, a file of Playwright's storage state in the plan's folder. `explore`: how
    many closed things (menus, dialogs, tabs …) the tool itself may open where the step arrives, 0 for none.
    """

    name: str
    owner: str | None = None
    actions: tuple[Action, ...] = ()
    expect: Expect = Expect()
    safe: bool = False
    stop_before: bool = False
    manual: bool = False
    session: str | None = None
    explore: int = 0
    line: int | None = None


class Command(Value):
    """A command line of the user's own, run in the plan's folder without a shell, that resets the service."""

    run: tuple[str, ...] = Field(min_length=1)
    line: int | None = None


class Journey(Value):
    """An ordered path to a goal. `before` and `after` reset the service around each walk; nothing is judged there.

    The reference walk is made of every journey, whomever else it is for. `crawled`: it stands for a crawl. Its
    steps are templates, the visits there the pages that were audited, in no order of a customer's.
    """

    name: str
    steps: tuple[Step, ...] = Field(min_length=1)
    for_personas: tuple[str, ...] = Field(default=(), alias="for")  # empty: everybody
    before: tuple[Action | Command, ...] = ()
    after: tuple[Action | Command, ...] = ()
    crawled: bool = False
    line: int | None = None


class Account(Value):
    """Whom a walk signs in as: `{account.user}` and `{account.password}` in a plan's values."""

    user: str
    password: str
    for_personas: tuple[str, ...] = Field(default=(), alias="for")  # empty: everybody that no other account names
    line: int | None = None


class OwnPersona(Value):
    """A persona that the plan makes from one of the catalogue: what is None stays as it is there."""

    name: str
    like: str
    viewport: tuple[int, int] | None = None  # width and height in CSS px
    locale: str | None = None  # such as sv-FI
    user_agent: str | None = None
    conditions: str | None = None  # the name of a line and processor; the figures below go before its own
    cpu_slowdown: float | None = None
    latency_ms: float | None = None
    download_kbps: float | None = None
    upload_kbps: float | None = None
    text_scale: float | None = None
    reduced_motion: bool | None = None
    forced_colors: bool | None = None
    line: int | None = None


class Owner(Value):
    """Who in the organisation answers for the addresses that match."""

    match: str  # glob over the whole address
    owner: str


class SigningIn(Value):
    """How the service is signed in to before anything is walked (`session:` of a plan).

    `journey` is walked once; the cookies and storage that it leaves are kept outside the run folder, and walks and
    crawls begin with them. Where `signed_out` is met on a page, they are made anew. `code` is the secret of one-time
    codes (RFC 6238), which actions write as `{code}`.
    """

    journey: Journey
    for_personas: tuple[str, ...] = Field(default=(), alias="for")  # empty: everybody
    signed_out: Expect = Expect()
    code: str | None = Field(default=None, repr=False)
    keep_minutes: float = 30  # how long a kept session is used without being made anew
    line: int | None = None


class Limits(Value):
    """How many seconds the parts of a run may take (`limits:` of a plan). What is over by then is told, and left.

    `page`: until a page that is opened has come; all other waits of a walk are in proportion. `visit`: looking at one
    state. `walk`: one persona's walk of one journey. `run`: all walks together; those left then are not begun. `links`:
    asking for what the pages of a crawl link to, and looking into documents.
    """

    page: float = 30.0  # as long as in most browsers' automation
    visit: float = 180.0  # a quiet page takes 2 to 10
    walk: float = 1_800.0
    run: float = 8 * 3_600.0  # a night
    links: float = 1_800.0  # some thousand addresses, where hosts answer

    @property
    def patience(self) -> float:
        """How many times the usual waits are waited, since a page may take so many times as long."""
        return self.page / Limits().page


class Plan(Value):
    """All that is to be walked. `folder` is where uploads come from; `secrets` are the values to be masked.

    `consent` is what the customers do about a wall that asks for consent to cookies: `leave` it where it is, as a part
    of the path, or `accept` or `refuse` before each page is judged. What that costs counts as effort either way.
    """

    service: str
    url: str
    language: Literal["en", "fi", "sv"] = "en"
    personas: tuple[str, ...] = ("desktop", "mobile", "keyboard")
    checkers: tuple[str, ...] = CHECKERS
    repeat: int = 1  # how often walks are made whose time is taken; each figure is then the median
    consent: ConsentAnswer = "leave"
    own_personas: tuple[OwnPersona, ...] = ()  # their names stand in `personas` too
    accounts: tuple[Account, ...] = ()
    owners: tuple[Owner, ...] = ()
    gate: Gate | None = None
    statement: StatementFacts | None = None
    brand: Brand | None = None
    more_gate: Gate | None = None  # of `--gate FILE`: both must hold
    journeys: tuple[Journey, ...] = ()  # at least one, unless it only crawls
    crawl: Crawl | None = None
    network: Network = Network()
    limits: Limits = Limits()
    sign_in: SigningIn | None = None
    file: str = ""
    folder: Path = Field(default=Path(), exclude=True)
    secrets: frozenset[str] = Field(default=frozenset(), exclude=True, repr=False)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """All that must hold, that of the command line first."""
        return tuple(gate for gate in (self.more_gate, self.gate) if gate is not None)
