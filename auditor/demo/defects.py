"""The defects that are planted in the demo service, and so the accuracy test of the whole tool.

Each has its mended twin beside it in the template, style sheet or script that holds it.
"""

from .planted import Defect
from .planted_booking import BOOKING
from .planted_courses import COURSES
from .planted_others import OTHERS
from .planted_signup import SIGN_UP

DEFECTS: tuple[Defect, ...] = (*BOOKING, *OTHERS, *COURSES, *SIGN_UP)
