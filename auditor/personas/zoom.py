"""A customer who magnifies the page four times."""

from auditor.evidence.layout import Layout
from auditor.evidence.media import Media
from auditor.evidence.requests import Requests
from auditor.parts import Persona, read_docs
from auditor.session import Device

from .hand import Hand

DOCS = """Uses a mouse at a desktop computer and magnifies the page to 400 %.

## How it acts
As the desktop customer does: points and clicks, types, scrolls to what is out of view, opens the menu that holds a
hidden control.

## What it is there to notice
What a wide view shows and this one does not, text that is cut off, controls that lie under others, texts that run
into each other, a page that has to be pushed sideways, and parts that stay and take the little room there is.

## Conditions
A window of 1280 by 1024 magnified four times shows 320 by 256 CSS px, the size that WCAG 1.4.10 names. Its speed is not
measured.
https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
"""

zoom = Persona(
    id="zoom",
    title="Zoom 400 %",
    hint="four times magnified",
    device=Device(width=320, height=256),
    way=Hand,
    conditions="desktop at 400 % zoom (320 × 256 CSS px)",
    also=(Layout,),
    # Pictures look four times too large for their boxes here: nothing is said of what comes over the line.
    spares=(Requests, Media),
    docs=read_docs(DOCS),
)
