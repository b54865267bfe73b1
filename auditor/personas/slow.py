"""A customer on a slow line."""

from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.frames import Frames
from auditor.evidence.images import Images
from auditor.evidence.markup import Markup
from auditor.evidence.media import Media
from auditor.evidence.tables import Tables
from auditor.model import SLOW_3G
from auditor.parts import Persona, read_docs
from auditor.session import Device

from .hand import Hand

DOCS = """Uses a mouse and a keyboard at a desktop computer, on slow 3G.

## How it acts
As the reference walk does, but waits longer: each limit of waiting is four times the usual one, so that what comes
late is seen to come late, and not taken for missing.

## What it is there to notice
The seconds until something useful is seen at each step, how long the page stays blank, what jumps when it comes late,
and steps that a slow line never gets past.

## Conditions
1366 by 768, this machine's own processor. Line: 400 kbit/s down and up, 400 ms added to each request: the "3G Slow" of
WebPageTest.
https://github.com/WPO-Foundation/webpagetest/blob/master/www/settings/connectivity.ini.sample
Opening a connection takes further round trips on a real line, which are left out: the seconds are the least it takes.
The limits of Web Vitals are set for usual lines, and the rules that use them do not speak of this walk.
"""

slow = Persona(
    id="slow",
    title="Slow line",
    hint="slow 3G",
    device=Device(width=1366, height=768, patience=4).under(SLOW_3G),
    way=Hand,
    conditions="desktop, slow 3G",
    docs=read_docs(DOCS),
    timed=True,
    spares=(Axe, AccessLint, Colouring, Images, Media, Frames, Markup, Tables),
)
