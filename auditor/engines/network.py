"""What a tab asked of the network, kept from the DevTools protocol's events."""

import time
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PageError

from .request_facts import LONGEST_URL, answer, question, queued

# What stays open by its nature; a player fetches its film as it plays.
NEVER_RESTING = {"EventSource", "Media", "WebSocket", "Ping", "Preflight", "Other"}
WRITING = {"POST", "PUT", "PATCH", "DELETE"}
MOST_SENT, MOST_BODY = 1_000, 20_000  # requests that write, and characters that each sent: as many are compared
MOST_REQUESTS = 5_000  # a page that asks for more is told so by its count; memory must stay flat
LEADS_ON = {"metaTagRefresh", "httpHeaderRefresh", "scriptInitiated"}  # how a page leads on by itself
MOST_LED = 20  # pages in a row that lead on


@dataclass(slots=True)
class Asked:
    """One request while it is under way."""

    id: str
    raw: dict[str, Any]
    began: float  # DevTools' monotonic seconds
    here: float  # our time.monotonic()
    ended: float | None = None


@dataclass  # without slots: Playwright marks the object whose methods listen
class Network:
    """The requests of one tab since it was last cleared or another document was asked for."""

    log: list[Asked] = field(default_factory=list)
    open: dict[str, Asked] = field(default_factory=dict)
    status: int | None = None
    method: str = "GET"  # of the newest document's own request
    writes: list[tuple[Asked, str, bool]] = field(default_factory=list)  # with what each sent; never cleared
    authorizations: set[str] = field(default_factory=set)  # what was sent to be let in; never written down
    frame: str = ""
    _document: int = 0  # where in the log the newest document's own request stands
    _loader: str = ""
    _sizes: dict[str, dict[str, int]] = field(default_factory=dict)  # of requests told of before they are asked
    _shown: Asked | None = None  # the newest document, if it came since the last visit
    _leads: bool = False  # whether that document leads on by itself

    async def watch(self, cdp: CDPSession, frame: str) -> None:
        """Begin to listen. `frame` is the id of the main frame."""
        self.frame = frame
        cdp.on("Network.requestWillBeSent", self._asked)
        cdp.on("Network.responseReceived", self._answered)
        cdp.on("Network.dataReceived", self._received)
        cdp.on("Network.loadingFinished", self._finished)
        cdp.on("Network.loadingFailed", self._failed)
        cdp.on("Network.requestWillBeSentExtraInfo", self._sent)
        cdp.on("Network.requestServedFromCache", self._remembered)
        cdp.on("Page.frameRequestedNavigation", self._moves)
        await cdp.send("Network.enable")

    def committed(self) -> None:
        """A new document is shown: what was asked before its own request belongs to the one before."""
        self.log = self.log[self._document :]
        self._document = 0
        own = [one for one in self.log if one.id == self._loader]
        self._shown, self._leads = own[-1] if own else None, False

    def clear(self) -> None:
        """What follows belongs to the next visit."""
        self.log = []
        self._document = 0
        self._shown, self._leads = None, False
        self._sizes.clear()

    def busy(self, since: float) -> bool:
        """Whether a request that began after `since` (our clock) is still without its answer."""
        return any(asked.here >= since and asked.raw["type"] not in NEVER_RESTING for asked in self.open.values())

    def requests(self) -> list[dict[str, Any]]:
        """The requests as `evidence/requests.py` takes them."""
        start = self.log[0].began if self.log else 0
        return [
            {
                **asked.raw,
                "type": asked.raw["type"].lower(),
                "start": round((asked.began - start) * 1000, 1),
                "duration": round((asked.ended - asked.began) * 1000, 1) if asked.ended else None,
                "from_cache": asked.raw.get("from_cache", False) or asked.raw.get("remembered", False),
            }
            for asked in self.log
        ]

    def finished(self, url: str) -> str:
        """The id of the newest request for this address that is over; empty without one."""
        return next((one.id for one in reversed(self.log) if one.raw["url"] == url and one.ended), "")

    def sent(self) -> list[dict[str, Any]]:
        """What was sent to be written, with its body (see `auditor.session.Session.sent`)."""
        return [
            {"status": None, "failed": "", **asked.raw, "type": asked.raw["type"].lower(), "body": body, "once": once}
            for asked, body, once in self.writes
        ]

    def _asked(self, event: dict[str, Any]) -> None:
        id_, request = event["requestId"], event["request"]
        hop: Asked | None = None
        if redirect := event.get("redirectResponse"):
            hop = self._close(id_, event["timestamp"], redirect, redirected_to=request["url"])
        shown = event.get("loaderId") == id_ and event.get("frameId") == self.frame
        # The document counts in any case: without it the one before, which asked for so much, would stand in its place.
        if request["url"].startswith("data:") or (len(self.log) >= MOST_REQUESTS and not shown):
            return
        asked = Asked(
            id_,
            question(event, self.frame) | self._sizes.pop(id_, {}),
            event["timestamp"],
            time.monotonic(),
        )
        if shown and self._loader != id_:
            self._document, self._loader = len(self.log), id_
            asked.raw.update(self._led_from(event["timestamp"]))
        elif hop:  # what led to the first of the chain led to the last
            asked.raw.update({name: hop.raw.pop(name) for name in ("led_from", "led_ms") if name in hop.raw})
        if id_ == self._loader:
            self.method = request["method"]
        self.log.append(asked)
        if request["method"] in WRITING and not event.get("redirectResponse") and len(self.writes) < MOST_SENT:
            once = any("idempot" in name.lower() for name in request.get("headers", {}))
            self.writes.append((asked, request.get("postData", "")[:MOST_BODY], once))
        if event.get("loaderId"):  # a worker's own script has none: its end is told to the worker, not to the page
            self.open[id_] = asked

    def _led_from(self, now: float) -> dict[str, Any]:
        """The documents since the last visit that led on by themselves to the one that is asked for now."""
        last = self._shown
        if last is None or not self._leads or not last.raw["url"].startswith("http"):
            return {}
        before = (*last.raw.get("led_from", ()), last.raw["url"][:LONGEST_URL])
        return {
            "led_from": before[-MOST_LED:],
            "led_ms": round(last.raw.get("led_ms", 0) + (now - last.began) * 1000, 1),
        }

    def _moves(self, event: dict[str, Any]) -> None:
        if event["frameId"] == self.frame and event.get("disposition", "currentTab") == "currentTab":
            self._leads = event["reason"] in LEADS_ON

    def _sent(self, event: dict[str, Any]) -> None:
        """How large the head of a request was. What it says is not kept: cookies are secrets."""
        headers, id_ = event.get("headers", {}), event["requestId"]
        self.authorizations |= {
            value.partition(" ")[2] or value
            for name, value in headers.items()
            if name.lower() in ("authorization", "proxy-authorization") and len(self.authorizations) < MOST_LED
        }
        sizes = {
            "sent_bytes": sum(len(name) + len(value) + 4 for name, value in headers.items()),
            "cookie_bytes": sum(len(value) for name, value in headers.items() if name.lower() == "cookie"),
        }
        asked = self.open.get(id_)
        if asked and "sent_bytes" not in asked.raw:
            asked.raw.update(sizes)
        elif len(self._sizes) < MOST_REQUESTS:  # it is told of before the request itself, or of the next in a chain
            self._sizes[id_] = sizes

    def _remembered(self, event: dict[str, Any]) -> None:
        if asked := self.open.get(event["requestId"]):
            asked.raw["remembered"] = True

    def _answered(self, event: dict[str, Any]) -> None:
        asked, response = self.open.get(event["requestId"]), event["response"]
        if event["requestId"] == self._loader and event.get("frameId") == self.frame:
            self.status = response["status"]
        if asked:
            asked.raw.update(answer(response), queued=queued(asked.began, response.get("timing") or {}))

    def _received(self, event: dict[str, Any]) -> None:
        """A film is fetched as it plays, and seldom to its end: what came of it counts as it comes."""
        asked = self.open.get(event["requestId"])
        if asked and asked.raw["type"] == "Media":
            asked.raw["transfer_bytes"] = asked.raw.get("transfer_bytes", 0) + int(event["dataLength"])

    def _finished(self, event: dict[str, Any]) -> None:
        if asked := self.open.pop(event["requestId"], None):
            asked.raw["transfer_bytes"] = int(event.get("encodedDataLength", 0))
            asked.ended = event["timestamp"]

    def _failed(self, event: dict[str, Any]) -> None:
        if asked := self.open.pop(event["requestId"], None):
            asked.raw["failed"] = event.get("blockedReason") or event.get("errorText") or "failed"
            asked.ended = event["timestamp"]

    def _close(self, id_: str, at: float, response: dict[str, Any], *, redirected_to: str) -> Asked | None:
        if asked := self.open.pop(id_, None):
            asked.raw.update(answer(response), redirected_to=redirected_to)
            asked.raw["transfer_bytes"] = int(response.get("encodedDataLength", 0))
            asked.ended = at
        return asked


async def text_of(cdp: CDPSession, id_: str) -> str:
    """The unpacked text of an answer; empty where the browser has it no more, or it is no text."""
    try:
        told = await cdp.send("Network.getResponseBody", {"requestId": id_})
    except PageError:
        return ""
    return "" if told["base64Encoded"] else str(told["body"])
