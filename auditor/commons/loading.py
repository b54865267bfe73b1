"""What loading a document came to: what held it up, what made its images late, what of its files did nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from auditor.commons.network import came_whole, document, header
from auditor.commons.savings import line
from auditor.evidence.assets import Assets, Font, Image
from auditor.evidence.loaded_again import LoadedAgain, Used
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Visit


def blocking(requests: Requests) -> list[Request]:
    """The files that the first paint waited for, in order of their coming."""
    return [one for one in requests.requests if one.render_blocking and not one.in_frame and came_whole(one)]


FOUND_MS = 250  # so long a slow processor may take to find an image in the HTML


@dataclass(frozen=True, slots=True)
class HeldUp:
    """What held the first paint up, largest first, and what doing without would save."""

    ms: float
    files: tuple[Request, ...]
    by_scripts: bool
    measured: bool  # False: the line is as it comes, and the time is reckoned for a phone's


def held_up(visit: Visit, requests: Requests, vitals: Vitals) -> HeldUp | None:
    """What files of the service's own cost before the first paint; None where nothing did.

    Scripts cost what they came later than the document and the style sheets, or at least the time of their bytes. Style
    sheets alone cost what goes beyond one question and its answer.
    """
    own, on = document(requests), line(visit)
    files = sorted((one for one in blocking(requests) if not one.third_party), key=lambda one: -one.transfer_bytes)
    if own is None or own.end is None or vitals.fcp is None or not files:
        return None
    scripts = tuple(one for one in files if one.type == "script")
    measured, wanted = visit.line.download_kbps is not None, scripts or tuple(files)
    bytes_ms = on.ms_for(sum(one.transfer_bytes for one in wanted))
    before = max([own.end, *(one.end or 0 for one in files if scripts and one.type != "script")])
    later = min(vitals.fcp.value, max(one.end or 0 for one in wanted)) - before
    most = max(0, vitals.fcp.value - own.end)
    if not measured:
        return HeldUp(bytes_ms, wanted, bool(scripts), measured)
    ms = min(most, max(later, bytes_ms)) if scripts else later - 2 * on.latency_ms
    return HeldUp(max(0, ms), wanted, bool(scripts), measured)


def ready_ms(requests: Requests) -> float:
    """When the page could have been drawn, as far as its document and the files that hold it up are concerned."""
    own = document(requests)
    ends = [one.end for one in ([own] if own else []) + blocking(requests)]
    return max((end for end in ends if end is not None), default=0)


def asked_for(requests: Requests, url: str) -> Request | None:
    """The request that brought the file of this address over the network."""
    plain = url.partition("#")[0]
    return next((one for one in requests.requests if one.url.partition("#")[0] == plain and came_whole(one)), None)


def old_format(request: Request) -> str:
    """The name of an image's old format, empty for others."""
    return _OLD.get(header(request, "content-type").partition(";")[0].strip().lower(), "")


def film_bytes(requests: Requests, url: str) -> int:
    """How much of a film or sound came, in whatever pieces."""
    plain = url.partition("#")[0]
    own = [one for one in requests.requests if one.url.partition("#")[0] == plain and one.status in (200, 206)]
    return sum(one.transfer_bytes for one in own if not one.from_cache)


def font_files(assets: Assets, requests: Requests) -> Iterator[tuple[Font, Request]]:
    """The faces of letters whose files came over the network, each file once; fonts of pictures are left out.

    They are known as such as far as their names and those of their files tell.
    """
    seen = set()
    for font in assets.fonts:
        for request in (asked_for(requests, url) for url in font.urls):
            if request and request.url not in seen and not _PICTURES.search(" ".join((font.family, *font.urls))):
                seen.add(request.url)
                yield font, request


def why_late(request: Request, image: Image | None, late_ms: float, *, ahead: bool) -> tuple[str, bool]:
    """What made the question for an image late, and whether that is certain; empty where it cannot be mended.

    `late_ms`: since the page could have been drawn. The browser finds what stands in the HTML as that comes, so what it
    asks for later does not stand there, or the processor was busy.
    """
    if image and image.lazy:
        return phrase("it is marked with loading=lazy"), True
    if image and image.priority == "low":
        return phrase("it is marked with fetchpriority=low"), True
    if ahead or request.preload:
        return "", False
    if request.initiator in ("script", "other"):  # Chromium does not keep the script where it asks a moment later
        return phrase("a script asks for it"), True
    if image is None:
        return phrase("a style sheet asks for it"), True
    return (phrase("it does not stand in the HTML that came"), False) if late_ms > FOUND_MS else ("", False)


def idle(
    again: LoadedAgain, requests: Requests, kind: Literal["script", "style"], least: int
) -> Iterator[tuple[Used, Request, int]]:
    """The files of this visit of which so many bytes on the wire did nothing, most first; packed alike all over."""
    found = []
    for one in again.files if again.settled else ():  # what had not run by then may have been about to
        request = asked_for(requests, one.url) if one.kind == kind and not one.inline else None
        wasted = round(request.transfer_bytes * one.unused_share) if request and not request.in_frame else 0
        if request and wasted >= least:
            found.append((one, request, wasted))
    yield from sorted(found, key=lambda each: -each[2])


_PICTURES = re.compile(r"icon|icomoon|glyph|awesome|fontello|symbols?\b|ikon|emoji", re.IGNORECASE)
_OLD = {"image/jpeg": "JPEG", "image/jpg": "JPEG", "image/png": "PNG", "image/bmp": "BMP", "image/tiff": "TIFF"}
