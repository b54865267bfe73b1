"""A customer who asks for less motion."""

from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.frames import Frames
from auditor.evidence.images import Images
from auditor.evidence.markup import Markup
from auditor.evidence.media import Media
from auditor.evidence.motion import Motion
from auditor.evidence.tables import Tables
from auditor.parts import Persona, read_docs
from auditor.session import Device

from .hand import Hand

DOCS = """Uses a mouse at a desktop computer that asks pages for less motion.

## How it acts
As the desktop customer does.

## What it is there to notice
What goes on moving although less is asked for, and what moves for more than five seconds with nothing to stop it.

## Conditions
1366 by 768 CSS px, `prefers-reduced-motion: reduce`.
https://www.w3.org/TR/mediaqueries-5/#prefers-reduced-motion
"""

reduced_motion = Persona(
    id="reduced-motion",
    title="Less motion",
    hint="asks for less motion",
    device=Device(reduced_motion=True),
    way=Hand,
    conditions="desktop, less motion asked for",
    also=(Motion,),
    spares=(Axe, AccessLint, Colouring, Images, Media, Frames, Markup, Tables),
    docs=read_docs(DOCS),
)
