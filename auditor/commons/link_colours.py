"""Whether a link in running text has a sign besides its colour, by computed styles (WCAG 1.4.1)."""

from auditor.commons.verified import UNCLEAR, Verified
from auditor.evidence.colouring import Colouring


def verified_link(colouring: Colouring, path: str) -> Verified | None:
    """What the styles tell of the link with this path; None where nothing was told."""
    link = next((one for one in colouring.links if one.path == path), None)
    if link is not None and link.cues:
        return Verified("right")
    return UNCLEAR if link is not None and link.ratio is None else None
