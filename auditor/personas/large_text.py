"""A customer who has set text to twice its size."""

from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.frames import Frames
from auditor.evidence.images import Images
from auditor.evidence.layout import Layout
from auditor.evidence.markup import Markup
from auditor.evidence.media import Media
from auditor.evidence.spaced_layout import SpacedLayout
from auditor.evidence.tables import Tables
from auditor.parts import Persona, read_docs
from auditor.session import Device

from .hand import Hand

DOCS = """Uses a mouse at a desktop computer with text of twice the size, and more space in it.

## How it acts
As the desktop customer does.

## What it is there to notice
Text that is cut off by its box, texts that run into each other, controls that text pushes under something else.

## Conditions
1366 by 768 CSS px. Text alone is made twice as large, as browsers' text zoom does; lines, words, letters and
paragraphs have the spacing of WCAG 1.4.12. Each page is also measured with that spacing alone, at its own text size.
https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html
https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html
"""

large_text = Persona(
    id="large-text",
    title="Large text",
    hint="200 % text, wide spacing",
    device=Device(text_scale=2, text_spacing=True),
    way=Hand,
    conditions="desktop, text at 200 % with the spacing of WCAG 1.4.12",
    also=(Layout, SpacedLayout),
    spares=(Axe, AccessLint, Colouring, Images, Media, Frames, Markup, Tables),
    docs=read_docs(DOCS),
)
