"""What a tab asked of the network, kept from the DevTools protocol's events."""

import time
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession

KEPT_HEADERS = {
    "age", "cache-control", "content-encoding", "content-length", "content-type", "etag", "expires",
    "last-modified", "location", "retry-after", "server-timing", "vary",
}  # fmt: skip
# What stays open by its nature; a player fetches its film as it plays.
NEVER_RESTING = {"EventSource", "Media", "WebSocket", "Ping", "Preflight", "Other"}
WRITING = {"POST", "PUT", "PATCH", "DELETE"}
MOST_SENT, MOST_BODY = 1_000, 20_000  # requests that write, and characters that each sent: as many are compared
MOST_REQUESTS = 5_000  # a page that asks for more is told so by its count; memory must stay flat


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
    frame: str = ""
    _document: int = 0  # where in the log the newest document's own request stands
    _loader: str = ""

    async def watch(self, cdp: CDPSession, frame: str) -> None:
        """Begin to listen. `frame` is the id of the main frame."""
        self.frame = frame
        cdp.on("Network.requestWillBeSent", self._asked)
        cdp.on("Network.responseReceived", self._answered)
        cdp.on("Network.loadingFinished", self._finished)
        cdp.on("Network.loadingFailed", self._failed)
        await cdp.send("Network.enable")

    def committed(self) -> None:
        """A new document is shown: what was asked before its own request belongs to the one before."""
        self.log = self.log[self._document :]
        self._document = 0

    def clear(self) -> None:
        """What follows belongs to the next visit."""
        self.log = []
        self._document = 0

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
            }
            for asked in self.log
        ]

    def sent(self) -> list[dict[str, Any]]:
        """What was sent to be written, with its body (see `auditor.session.Session.sent`)."""
        return [
            {"status": None, "failed": "", **asked.raw, "type": asked.raw["type"].lower(), "body": body, "once": once}
            for asked, body, once in self.writes
        ]

    def _asked(self, event: dict[str, Any]) -> None:
        id_, request = event["requestId"], event["request"]
        if redirect := event.get("redirectResponse"):
            self._close(id_, event["timestamp"], redirect, redirected_to=request["url"])
        if request["url"].startswith("data:") or len(self.log) >= MOST_REQUESTS:
            return
        asked = Asked(
            id_,
            {"url": request["url"], "method": request["method"], "type": event.get("type", "Other")},
            event["timestamp"],
            time.monotonic(),
        )
        if event.get("loaderId") == id_ and event.get("frameId") == self.frame and self._loader != id_:
            self._document, self._loader = len(self.log), id_
        if id_ == self._loader:
            self.method = request["method"]
        self.log.append(asked)
        if request["method"] in WRITING and not event.get("redirectResponse") and len(self.writes) < MOST_SENT:
            once = any("idempot" in name.lower() for name in request.get("headers", {}))
            self.writes.append((asked, request.get("postData", "")[:MOST_BODY], once))
        if event.get("loaderId"):  # a worker's own script has none: its end is told to the worker, not to the page
            self.open[id_] = asked

    def _answered(self, event: dict[str, Any]) -> None:
        asked, response = self.open.get(event["requestId"]), event["response"]
        if event["requestId"] == self._loader and event.get("frameId") == self.frame:
            self.status = response["status"]
        if asked:
            asked.raw.update(_answer(response))

    def _finished(self, event: dict[str, Any]) -> None:
        if asked := self.open.pop(event["requestId"], None):
            asked.raw["transfer_bytes"] = int(event.get("encodedDataLength", 0))
            asked.ended = event["timestamp"]

    def _failed(self, event: dict[str, Any]) -> None:
        if asked := self.open.pop(event["requestId"], None):
            asked.raw["failed"] = event.get("blockedReason") or event.get("errorText") or "failed"
            asked.ended = event["timestamp"]

    def _close(self, id_: str, at: float, response: dict[str, Any], *, redirected_to: str) -> None:
        if asked := self.open.pop(id_, None):
            asked.raw.update(_answer(response), redirected_to=redirected_to)
            asked.raw["transfer_bytes"] = int(response.get("encodedDataLength", 0))
            asked.ended = at


def _answer(response: dict[str, Any]) -> dict[str, Any]:
    timing = response.get("timing") or {}
    headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
    return {
        "status": response["status"],
        "protocol": response.get("protocol", ""),
        "from_cache": bool(response.get("fromDiskCache") or response.get("fromPrefetchCache")),
        "waited": round(timing["receiveHeadersEnd"], 1) if timing.get("receiveHeadersEnd", -1) >= 0 else None,
        "headers": {name: value[:500] for name, value in headers.items() if name in KEPT_HEADERS},
    }
