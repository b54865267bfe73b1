"""What is planted on the guide's page “linkit”."""

from .planted import Defect

PAGE = "/opas/linkit"

LINKS: tuple[Defect, ...] = ()
