"""What is planted on the guide's page “kuvat”."""

from .planted import Defect

PAGE = "/opas/kuvat"

PICTURES: tuple[Defect, ...] = ()
