"""What is planted on the grant's page of the family “way”."""

from .planted import Defect

WAY: tuple[Defect, ...] = ()
