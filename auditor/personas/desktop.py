"""A customer with a mouse at a desktop computer."""

from auditor.evidence.affordances import Affordances
from auditor.evidence.assets import Assets
from auditor.evidence.changes import Changes
from auditor.evidence.controls import Controls
from auditor.evidence.destinations import Destinations
from auditor.evidence.faces import Faces
from auditor.evidence.flashes import Flashes
from auditor.evidence.forms import Forms
from auditor.evidence.inputs import Inputs
from auditor.evidence.interruptions import Interruptions
from auditor.evidence.jumps import Jumps
from auditor.evidence.layout import Layout
from auditor.evidence.links import Links
from auditor.evidence.listeners import Listeners
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.motion import Motion
from auditor.evidence.signposts import Signposts
from auditor.evidence.spare_text import SpareText
from auditor.evidence.styling import Styling
from auditor.evidence.surroundings import Surroundings
from auditor.evidence.typesetting import Typesetting
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
    also=(
        Assets,
        Links,
        Controls,
        Destinations,
        Forms,
        Inputs,
        Listeners,
        LoadedAgain,
        Motion,
        SpareText,
        Styling,
        Changes,
        Flashes,
        Affordances,
        Jumps,
        Typesetting,
        Interruptions,
        Signposts,
        Surroundings,
    ),
    lends=(Layout, Faces),
    docs=read_docs(DOCS),
)
