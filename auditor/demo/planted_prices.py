"""What is planted on the guide's page “hinnat”."""

from .planted import Defect

PAGE = "/opas/hinnat"

PRICES: tuple[Defect, ...] = ()
