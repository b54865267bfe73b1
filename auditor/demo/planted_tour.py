"""What is planted on the guide's page “kokeile”."""

from .planted import Defect

PAGE = "/opas/kokeile"

TOUR: tuple[Defect, ...] = ()
