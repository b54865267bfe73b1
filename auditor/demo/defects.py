"""The defects that are planted in the demo service, and so the accuracy test of the whole tool.

Each has its mended twin beside it in the template, style sheet or script that holds it.
"""

from .planted import Defect
from .planted_aria import ARIA
from .planted_booking import BOOKING
from .planted_colours import COLOURS
from .planted_courses import COURSES
from .planted_grant_assets import ASSETS
from .planted_grant_forms import FORMS
from .planted_grant_interruptions import INTERRUPTIONS
from .planted_grant_looks import LOOKS
from .planted_grant_network import NETWORK
from .planted_grant_way import WAY
from .planted_grant_words import WORDS
from .planted_links import LINKS
from .planted_others import OTHERS
from .planted_pictures import PICTURES
from .planted_prices import PRICES
from .planted_questions import QUESTIONS
from .planted_signup import SIGN_UP
from .planted_tour import TOUR

GUIDE = (*PICTURES, *PRICES, *LINKS, *COLOURS, *ARIA, *TOUR, *QUESTIONS)
GRANT = (*NETWORK, *ASSETS, *WORDS, *INTERRUPTIONS, *LOOKS, *WAY, *FORMS)
DEFECTS: tuple[Defect, ...] = (*BOOKING, *OTHERS, *COURSES, *SIGN_UP, *GUIDE, *GRANT)
