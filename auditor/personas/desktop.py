"""A customer with a mouse at a desktop computer."""

from auditor.evidence.changes import Changes
from auditor.evidence.controls import Controls
from auditor.evidence.destinations import Destinations
from auditor.evidence.faces import Faces
from auditor.evidence.forms import Forms
from auditor.evidence.layout import Layout
from auditor.evidence.links import Links
from auditor.evidence.listeners import Listeners
from auditor.evidence.motion import Motion
from auditor.evidence.styling import Styling
from auditor.parts import Persona, read_docs
from auditor.session import Device

from .hand import Hand

DOCS = """Uses a mouse and a keyboard at a desktop computer, 1366 by 768.

## How it acts
Points and clicks with the mouse, types with the keyboard. Scrolls to what is out of view, opens the menu that holds a
hidden control, closes what lies over it where that has a button for closing.

Where the plan says `explore: true`, menus, dialogs, tabs and the like are opened beside its walk, and judged.

## What it is there to notice
This is the reference walk: it always runs first. Where it gets through and another persona does not, that persona is
blocked; where it does not get through either, nobody could be judged.
"""

desktop = Persona(
    id="desktop",
    title="Desktop",
    hint="mouse",
    device=Device(width=1366, height=768),
    way=Hand,
    conditions="desktop, line as it comes",
    timed=True,
    explores=True,
    also=(Links, Controls, Destinations, Forms, Listeners, Motion, Styling, Changes),
    lends=(Layout, Faces),
    docs=read_docs(DOCS),
)
