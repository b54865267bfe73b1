"""What is planted on the guide's page “kysymykset”."""

from .planted import Defect

PAGE = "/opas/kysymykset"

QUESTIONS: tuple[Defect, ...] = ()
