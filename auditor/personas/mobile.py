"""A customer with a phone."""

from auditor.evidence.assets import Assets
from auditor.evidence.controls import Controls
from auditor.evidence.edges import Edges
from auditor.evidence.forms import Forms
from auditor.evidence.inputs import Inputs
from auditor.evidence.interruptions import Interruptions
from auditor.evidence.jumps import Jumps
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.signposts import Signposts
from auditor.evidence.turning import Turning
from auditor.evidence.typesetting import Typesetting
from auditor.model import MOBILE_4G
from auditor.parts import Persona, read_docs
from auditor.session import Control, Device, Facts

from .hand import Hand

DOCS = """Uses touch on a current mid-range phone, on 4G, with a slower processor.

## How it acts
Taps with a finger, types on the phone's own keyboard, opens the menu behind the hamburger button before it gives up
on a link that is not shown.

Where the plan says `explore: true`, what is closed is opened beside its walk too: a phone has menus of its own.

## What it is there to notice
Speed on a phone, content that is missing there, sideways scrolling, targets that are too small for a finger.

## Conditions
390 by 844 CSS px at three device pixels each. Line: 150 ms round trip, 1.6 Mbit/s down, 0.75 Mbit/s up, the "slow 4G"
that Lighthouse uses for a phone. Processor: four times slower than this machine, as Lighthouse does.
https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
"""
# The user agent says Chrome's major version only, as Chrome itself does since it reduced the header.
AGENT = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
)


class Finger(Hand):
    """Taps where a mouse would click."""

    async def activate(self, control: Control, facts: Facts, *, double: bool = False) -> None:
        """Tap, twice for a double click."""
        self.notes.clicks += 2 if double else 1
        await control.tap()
        if double:
            await control.tap()

    async def add(self, control: Control, facts: Facts, text: str) -> None:
        """Tap the field, then type."""
        self.notes.clicks += 1
        self.notes.key_presses += len(text)
        await control.tap()
        await self.session.type(text)

    async def point(self, control: Control, facts: Facts) -> None:
        """A finger cannot hover: what shows on hover is looked for by a tap."""
        await self.activate(control, facts)


mobile = Persona(
    id="mobile",
    title="Mobile",
    hint="touch, 4G",
    device=Device(
        width=390,
        height=844,
        scale=3,
        mobile=True,
        touch=True,
        user_agent=AGENT,
    ).under(MOBILE_4G),
    way=Finger,
    conditions="phone, slow 4G, processor 4 times slower",
    timed=True,
    explores=True,
    also=(Assets, Controls, Forms, Inputs, LoadedAgain, Interruptions, Edges, Jumps, Turning, Typesetting, Signposts),
    docs=read_docs(DOCS),
)
