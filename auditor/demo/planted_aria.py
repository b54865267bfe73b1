"""What is planted on the guide's page “merkinnat”."""

from .planted import Defect

PAGE = "/opas/merkinnat"

ARIA: tuple[Defect, ...] = ()
