"""A customer who has set the colours of all pages."""

from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.faces import Faces
from auditor.evidence.frames import Frames
from auditor.evidence.images import Images
from auditor.evidence.markup import Markup
from auditor.evidence.media import Media
from auditor.evidence.tables import Tables
from auditor.parts import Persona, read_docs
from auditor.session import Device

from .hand import Hand

DOCS = """Uses a mouse at a desktop computer that draws all pages in a few colours of strong contrast.

## How it acts
As the desktop customer does.

## What it is there to notice
Controls that are drawn by colour alone and vanish: pictures made of a background colour and a mask, of gradients, of
shadows. States that only a colour tells: what is chosen, ticked, current.

## Conditions
1366 by 768 CSS px, forced colours (as Windows' contrast themes), more contrast preferred. No criterion of WCAG
asks for forced colours; what vanishes there is often hard to see for others too.
https://www.w3.org/TR/css-color-adjust-1/#forced
"""

contrast = Persona(
    id="contrast",
    title="Contrast",
    hint="forced colours",
    device=Device(forced_colors=True, more_contrast=True),
    way=Hand,
    conditions="desktop, forced colours, more contrast",
    also=(Faces,),
    spares=(Axe, AccessLint, Colouring, Images, Media, Frames, Markup, Tables),
    docs=read_docs(DOCS),
)
