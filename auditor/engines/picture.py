"""Takes the picture of a whole page in CSS px."""

from base64 import b64decode
from io import BytesIO

from PIL import Image
from playwright.async_api import CDPSession

from auditor.session import Device

WIDEST = 4  # times the view: a page that is pushed sideways without end must not fill the memory


async def shoot(cdp: CDPSession, device: Device, *, max_height: int, quality: int) -> bytes:
    """A JPEG from the page's top, beyond the view, without resizing it."""
    size = (await cdp.send("Page.getLayoutMetrics"))["cssContentSize"]
    wide, high = min(size["width"], WIDEST * device.width), min(size["height"], max_height)
    asked = {"format": "jpeg", "quality": quality, "captureBeyondViewport": True, "optimizeForSpeed": True}
    clip = {"x": 0, "y": 0, "width": wide, "height": high, "scale": 1}
    taken = b64decode((await cdp.send("Page.captureScreenshot", {**asked, "clip": clip}))["data"])
    # Builds of Chromium differ on whether a phone's picture is told in CSS px or in the device's own.
    if _width(taken) < 1.5 * wide:
        return taken
    clip["scale"] = 1 / device.scale
    return b64decode((await cdp.send("Page.captureScreenshot", {**asked, "clip": clip}))["data"])


def _width(jpeg: bytes) -> int:
    with Image.open(BytesIO(jpeg)) as image:
        return int(image.width)
