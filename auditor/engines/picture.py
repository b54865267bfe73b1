"""Takes the picture of a whole page in CSS px."""

from base64 import b64decode
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.async_api import CDPSession

from auditor.session import Device

WIDEST = 4  # times the view: a page that is pushed sideways without end must not fill the memory


async def phone(cdp: CDPSession, device: Device) -> None:
    """Make the tab a phone's, in this session too: a picture beyond the view ends what other sessions have set."""
    if not device.mobile:
        return
    size = {"width": device.width, "height": device.height}
    screen = {"screenWidth": device.width, "screenHeight": device.height, "deviceScaleFactor": device.scale}
    await cdp.send("Emulation.setDeviceMetricsOverride", {**size, **screen, "mobile": True})
    if device.touch:
        await cdp.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 1})


async def shoot(cdp: CDPSession, device: Device, *, max_height: int, quality: int) -> bytes:
    """A JPEG from the page's top, beyond the view, without resizing it."""
    size = (await cdp.send("Page.getLayoutMetrics"))["cssContentSize"]
    wide, high = min(size["width"], WIDEST * device.width), min(size["height"], max_height)
    asked = {"format": "jpeg", "quality": quality, "captureBeyondViewport": True}
    try:
        return await _taken(cdp, device, asked, (0, 0, wide, high))
    finally:
        await phone(cdp, device)


async def shoot_part(cdp: CDPSession, device: Device, box: tuple[float, float, float, float]) -> bytes:
    """A PNG of this part of the page, one px per CSS px, without scrolling."""
    view = (await cdp.send("Page.getLayoutMetrics"))["cssVisualViewport"]
    x, y, width, height = box
    inside = x >= view["pageX"] and x + width <= view["pageX"] + view["clientWidth"]
    inside = inside and y >= view["pageY"] and y + height <= view["pageY"] + view["clientHeight"]
    asked = {"format": "png", "captureBeyondViewport": not inside}
    try:
        return await _taken(cdp, device, asked, (x, y, max(width, 1), max(height, 1)))
    finally:
        if not inside:
            await phone(cdp, device)


async def _taken(
    cdp: CDPSession, device: Device, asked: dict[str, Any], box: tuple[float, float, float, float]
) -> bytes:
    clip = {**dict(zip(("x", "y", "width", "height"), box, strict=True)), "scale": 1.0}
    asked = {**asked, "optimizeForSpeed": True, "clip": clip}
    taken = b64decode((await cdp.send("Page.captureScreenshot", asked))["data"])
    # Builds of Chromium differ on whether a phone's picture is told in CSS px or in the device's own.
    if _width(taken) < 1.5 * box[2]:
        return taken
    clip["scale"] = 1 / device.scale
    return b64decode((await cdp.send("Page.captureScreenshot", asked))["data"])


def _width(picture: bytes) -> int:
    with Image.open(BytesIO(picture)) as image:
        return int(image.width)
