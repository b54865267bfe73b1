"""What the DevTools protocol's events tell of one request: who asked, how it was answered, what the time went into."""

from typing import Any

KEPT_HEADERS = {
    "age", "alt-svc", "cache-control", "content-encoding", "content-length", "content-type", "date", "etag", "expires",
    "last-modified", "location", "pragma", "retry-after", "server-timing", "vary",
}  # fmt: skip
LONGEST_URL = 500


def question(event: dict[str, Any], frame: str) -> dict[str, Any]:
    """What is told of a request when it is asked."""
    request, by = event["request"], event.get("initiator", {})
    frames = by.get("stack", {}).get("callFrames") or [{}]
    return {
        "url": request["url"],
        "method": request["method"],
        "type": event.get("type", "Other"),
        "priority": request.get("initialPriority", ""),
        "initiator": by.get("type", ""),
        "initiator_url": (by.get("url") or frames[0].get("url", ""))[:LONGEST_URL],
        "preload": bool(request.get("isLinkPreload")),
        "in_frame": event.get("frameId", frame) != frame,
    }


def answer(response: dict[str, Any]) -> dict[str, Any]:
    """What is told of a request when its answer begins."""
    timing = response.get("timing") or {}
    headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
    return {
        "status": response["status"],
        "protocol": response.get("protocol", ""),
        "from_cache": bool(response.get("fromDiskCache") or response.get("fromPrefetchCache")),
        "waited": round(timing["receiveHeadersEnd"], 1) if timing.get("receiveHeadersEnd", -1) >= 0 else None,
        "reused": response.get("connectionReused"),
        "connection": int(response.get("connectionId") or 0),
        "dns": _between(timing, "dnsStart", "dnsEnd"),
        "connect": _between(timing, "connectStart", "connectEnd"),
        "tls": _between(timing, "sslStart", "sslEnd"),
        "server": _between(timing, "sendEnd", "receiveHeadersEnd"),
        "headers": {name: value[:500] for name, value in headers.items() if name in KEPT_HEADERS},
    }


def queued(began: float, timing: dict[str, Any]) -> float | None:
    """How long a request stood before the browser began with it: no connection was free, or others came first."""
    firsts = [timing[name] for name in ("dnsStart", "connectStart", "sendStart") if timing.get(name, -1) >= 0]
    if not firsts or "requestTime" not in timing:
        return None
    return round(max(0.0, (float(timing["requestTime"]) - began) * 1000 + float(firsts[0])), 1)


def _between(timing: dict[str, Any], start: str, end: str) -> float | None:
    """Milliseconds of one part of a request; None where the part was not needed or is not told."""
    begun, ended = float(timing.get(start, -1)), float(timing.get(end, -1))
    return round(ended - begun, 1) if 0 <= begun <= ended else None
