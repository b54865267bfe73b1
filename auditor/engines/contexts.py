"""Opens contexts of the browser: a device, what is known of earlier ones, the cookies that the plan gives hosts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, StorageState

from auditor.model import Network
from auditor.session import Device

from .gatekeeper import Gatekeeper
from .seam import translated


@dataclass(frozen=True, slots=True)
class Contexts:
    """Of one browser. Whoever opens something in them asks `why` it was refused."""

    browser: Browser
    gate: Gatekeeper | None = None

    async def __call__(self, device: Device, state: StorageState | None = None) -> BrowserContext:
        """A context on this device, with the cookies and the storage of `state`. Close it at the end."""
        with translated("a context was opened"):
            context = await self.browser.new_context(
                viewport={"width": device.width, "height": device.height},
                device_scale_factor=device.scale,
                is_mobile=device.mobile,
                has_touch=device.touch,
                user_agent=device.user_agent,
                locale=device.locale,
                forced_colors="active" if device.forced_colors else None,
                contrast="more" if device.more_contrast else None,
                reduced_motion="reduce" if device.reduced_motion else None,
                storage_state=state,
                accept_downloads=False,  # nothing of a service lands on this machine
            )
            if self.gate and (cookies := _cookies(self.gate.network, self.gate.own)):
                await context.add_cookies(cookies)
            return context

    def why(self, url: str, frame: str, since: float) -> str | None:
        """Why this address, or what it led to in this frame, was refused since then; None where it was not."""
        return self.gate.why(url, frame, since) if self.gate else None


def _cookies(network: Network, own: Sequence[str]) -> list[Any]:
    """What hosts are given, each alone; over https alone where the plan's own address is https."""
    secure = any(urlsplit(address).scheme == "https" for address in own[:1])
    return [
        {"name": one.name, "value": one.value, "domain": one.host, "path": "/", "secure": secure}
        for one in network.cookies
    ]
