"""What is planted on the guide's page “varit”."""

from .planted import Defect

PAGE = "/opas/varit"

COLOURS: tuple[Defect, ...] = ()
