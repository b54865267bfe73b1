"""What personas and evidence may ask of an open browser. Engines provide it; nothing else knows a browser."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, Protocol

from auditor.model import Conditions, Target
from auditor.model.conditions import named

Carry = Literal["nothing", "cookies", "everything"]


@dataclass(frozen=True, slots=True)
class Device:
    """The context that a persona walks in."""

    width: int = 1366
    height: int = 768
    scale: float = 1
    mobile: bool = False
    touch: bool = False
    user_agent: str | None = None
    locale: str | None = None
    cpu_slowdown: float = 1
    latency_ms: float = 0  # added to each request
    download_kbps: float | None = None  # kilobits per second, None: as it comes
    upload_kbps: float | None = None
    text_scale: float = 1  # of text alone, as browsers' text zoom does
    text_spacing: bool = False  # the spacing of WCAG 1.4.12
    forced_colors: bool = False
    more_contrast: bool = False
    reduced_motion: bool = False
    patience: float = 1  # times the usual limits of waiting
    lean: bool = False  # for many pages in one tab: nothing is put into them that watches how they load
    libraries: tuple[str, ...] = ()  # bundled checkers that come with each document of a lean one, by their files

    @property
    def line(self) -> Conditions:
        """The conditions under which it is used, by their name where they have one."""
        own = Conditions(
            id="own",
            latency_ms=self.latency_ms,
            download_kbps=self.download_kbps,
            upload_kbps=self.upload_kbps,
            cpu_slowdown=self.cpu_slowdown,
        )
        return named(own)

    def under(self, line: Conditions) -> "Device":
        """The same under these conditions."""
        return replace(self, **line.model_dump(exclude={"id"}))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a control before it is acted on. Boxes are x, y, width, height in CSS px of the page."""

    path: str
    tag: str
    type: str  # of an input, else ""
    role: str
    name: str
    label: str  # the label that is seen
    html: str
    box: tuple[float, float, float, float] | None
    visible: bool
    enabled: bool
    covered_by: str | None  # path of what lies over its middle
    in_view: bool
    focusable: bool
    editable: bool
    composite: str | None  # role of the composite widget that holds it, such as "radiogroup"


@dataclass(frozen=True, slots=True)
class Settled:
    """How the view came to rest. `wait_ms` counts from the action to the last change.

    `first_change_ms` counts from it to the first change that a customer can see, `main_content_ms` to when the largest
    thing stood that the action brought; None where nothing came, or nobody could tell. `asked_ms` counts from it to
    when the new document was asked for; None where it brought none. `told_by` is the browser, where it told what it
    drew because of the action, else our own watch on the document, which may take something else for the answer.
    """

    wait_ms: float
    settled: bool
    new_document: bool
    first_change_ms: float | None = None
    main_content_ms: float | None = None
    asked_ms: float | None = None
    told_by: Literal["browser", "watch", ""] = ""


class Control(Protocol):
    """One element on the page that a target led to."""

    async def facts(self) -> Facts: ...
    async def click(self, *, double: bool = False) -> None: ...
    async def tap(self) -> None: ...
    async def hover(self) -> None: ...
    async def activate(self, *, double: bool = False) -> None:
        """Press it as assistive technology does: it takes the focus, if it can, and is clicked without a pointer."""
        ...

    async def fill(self, text: str) -> None: ...
    async def select(self, option: str) -> None: ...
    async def check(self, checked: bool) -> None: ...  # noqa: FBT001 - the very value
    async def upload(self, file: Path) -> None: ...
    async def drag_to(self, other: "Control") -> None: ...
    async def scroll_to(self) -> None: ...
    async def evaluate(self, function: str, argument: object = None) -> Any:
        """Call `function` (JavaScript source of a function of the element and the argument) on the element."""
        ...


class Session(Protocol):
    """An open page. Every call has a time limit, and raises an AuditorError in place of a browser's own error."""

    @property
    def url(self) -> str: ...

    @property
    def device(self) -> Device:
        """The device that is used now."""
        ...

    @property
    def documents(self) -> int:
        """How many documents the main frame has shown so far."""
        ...

    @property
    def acted(self) -> float:
        """The `time.monotonic()` of the last action."""
        ...

    @property
    def status(self) -> int | None:
        """The HTTP status of the document shown."""
        ...

    @property
    def method(self) -> str:
        """The HTTP method by which the document shown was asked for."""
        ...

    async def open(self, url: str) -> None: ...
    async def back(self) -> None: ...
    async def forward(self) -> None: ...
    async def reload(self) -> None: ...
    async def switch_tab(self, which: str) -> None: ...
    async def close_tab(self) -> None: ...
    async def fresh_tab(self) -> None:
        """Go on in a tab that shows nothing yet; cookies stay. Raises BrowserDied where the browser has ended."""
        ...

    async def answer_dialogs(self, *, accept: bool, text: str | None = None) -> None: ...

    async def find(self, target: Target, *, seconds: float = 5) -> Control | None:
        """The first element that the target leads to, preferring one that is visible; None if there is none."""
        ...

    async def at(self, path: str) -> Control | None:
        """The element with this path (see `Element.path`)."""
        ...

    async def press(self, key: str) -> None: ...
    async def type(self, text: str) -> None: ...
    async def scroll(self, to: str) -> None: ...

    async def evaluate(self, script: str, argument: object = None, *, seconds: float = 10) -> Any:
        """Run JavaScript in the page's main frame, in a world of its own, out of the page's reach.

        `script` is the source of a function of one argument, may be async, and returns what JSON can say.
        The helpers of `engines/page.js` are at hand as `auditor`.
        """
        ...

    async def axe(self, options: Mapping[str, Any], *, seconds: float) -> Mapping[str, Any]:
        """axe-core's result over the page and all its frames: violations and incomplete whole, passes counted."""
        ...

    async def checker(self, library: str, script: str, argument: object = None, *, seconds: float) -> Any:
        """As `evaluate`, with a bundled checker at hand under its file's name; one that runs without end is ended."""
        ...

    async def accessibility_tree(self) -> Sequence[Mapping[str, Any]]:
        """The nodes of the browser's full accessibility tree, as the DevTools protocol gives them.

        What frames hold hangs below their elements. The `place` of a node is for `ask_nodes`.
        """
        ...

    async def accessible(self, path: str) -> Mapping[str, Any] | None:
        """The node of the element with this path; None where there is no such element."""
        ...

    async def ask_nodes(self, places: Sequence[str], function: str) -> Mapping[str, Any]:
        """Call `function` (JavaScript source of a function of the element and `auditor`) on the elements of nodes.

        The answers by place; an element that is gone has none.
        """
        ...

    async def listeners(self) -> Sequence[Mapping[str, Any]]:
        """What the page's own scripts and attributes listen for in its main frame, `load` apart.

        `type`, `on` (window, document: also what stands in it), `place` for `ask_nodes` (empty for the window),
        `capture`, `passive`, and the beginning of the `source` of what is called.
        """
        ...

    async def learn(self) -> None:
        """Look what the service has given the browser to be known by, so that nothing of it is written down."""
        ...

    def typed_secretly(self, value: str) -> None:
        """This is about to be typed into a field for passwords: it is written down nowhere from now on."""
        ...

    async def picture(self, *, max_height: int, quality: int = 70) -> bytes:
        """A JPEG of the page in CSS px from its top, secrets covered, no higher than `max_height`."""
        ...

    async def filmed(self, url: str, *, seconds: float) -> Mapping[str, Any]:
        """Open an address in a session that `aside` gave, and tell what its load shows, until it is at rest.

        `frames`: pictures of the view, each with `at` (seconds since 1970) and its `jpeg`; none with `why` where
        secrets are seen. `files`: scripts and style sheets, `kind`, `url`, `inline`, `size` and `used` in characters.
        `settled`.
        """
        ...

    def requests(self) -> Sequence[Mapping[str, Any]]:
        """What was asked of the network since the current document was asked for (see `evidence/requests.py`)."""
        ...

    async def text_of(self, url: str) -> str:
        """The unpacked text that this address gave on this visit; empty where there is none any more."""
        ...

    def sent(self) -> Sequence[Mapping[str, Any]]:
        """What this tab has sent to be written so far (POST, PUT, PATCH, DELETE), in order.

        `url`, `method`, `type`, `status`, `failed`, `redirected_to`, `body` as it was sent, and `once`: it carries a
        key by which the service can tell a repetition. Bodies hold what customers typed: they stand in no evidence.
        """
        ...

    def refused(self) -> Sequence[str]:
        """What was kept from being sent, in a session that `aside` gave without `writes`: methods and addresses.

        It grows while the session is used.
        """
        ...

    def held_back(self) -> Mapping[str, int]:
        """What the page was kept from since the last visit, how often: see `evidence/held_back.py`."""
        ...

    def dialogs(self) -> Sequence[str]:
        """What the boxes of `alert`, `confirm` and `prompt` have said in this tab so far, in order."""
        ...

    def console(self) -> Sequence[Mapping[str, Any]]:
        """What the console said since then: `kind` (error, warning, exception), `text`, `url`, `line`."""
        ...

    async def settle(
        self, *, since: float | None = None, seconds: float = 10, quiet_ms: int = 250, doing: str = ""
    ) -> Settled:
        """Wait until nothing has changed for `quiet_ms` and what was asked of the network is answered.

        `since` is a `time.monotonic()` of the customer's action; without it, the session's last action. `doing` says
        that action in words, for what is measured of it.
        """
        ...

    async def main_thread_ms(self) -> float | None:
        """CPU time of the page's main thread since the document began, or since `mark`; None where nobody tells."""
        ...

    async def mark(self) -> None:
        """What is asked, said and measured from now on belongs to the next visit."""
        ...

    async def title(self) -> str: ...

    async def answer_consent(self, wanted: Literal["accept", "refuse"], *, seconds: float) -> Mapping[str, Any]:
        """Look this many seconds for a consent wall that autoconsent knows, and answer it through autoconsent.

        `cmp`: its name of the wall, empty where none was found; `done`; `clicks` and `ms` that it took.
        """
        ...

    async def own_clock(self) -> None:
        """Give the pages opened from now on a clock that `pass_time` can put forward. For sessions beside a walk."""
        ...

    async def pass_time(self, seconds: float) -> None:
        """Put the page's clock forward: what was to be done in the meantime is done now, each timer once."""
        ...

    def full_speed(self) -> AbstractAsyncContextManager[None]:
        """The processor as it is, while evidence that is not timed is gathered; then as slow as the device's again."""
        ...

    def aside(
        self, *, device: Device | None = None, carry: Carry = "everything", writes: bool = False
    ) -> AbstractAsyncContextManager["Session"]:
        """A session of its own beside this one, that shows nothing yet: what is done there does not disturb the walk.

        `device`: another one. `carry`: what it knows of this one: its cookies, or all its storage too. Without
        `writes`, requests other than GET and HEAD are refused, and those that sign out or delete by GET. Closed at
        the end.
        """
        ...

    async def go_on_in(self, other: "Session") -> None:
        """Go on with what `other` shows, in its context; `other` takes this one's, and closes it at its end."""
        ...

    async def state(self) -> Mapping[str, Any]:
        """The cookies and the storage that there are now (Playwright's storage state): secrets, all of it."""
        ...

    async def restore(self, state: Mapping[str, Any]) -> None:
        """Take over the cookies and the storage that a person has kept (Playwright's storage state)."""
        ...

    async def shot(self, box: tuple[float, float, float, float]) -> bytes:
        """A lossless PNG of this part of the page (x, y, width, height in CSS px of the page), one px per CSS px."""
        ...

    async def watched(self, *, width: int, height: int, seconds: float) -> Sequence[tuple[float, bytes]]:
        """Each frame that the view shows in this time, as a PNG no larger than this, and when, in seconds.

        A view that stands still is given up after half a second. Secrets are not covered: never keep a frame.
        """
        ...
