"""Who answers for a service, as its accessibility statement says it."""

from typing import Literal

from .value import Value


class StatementFacts(Value):
    """What a plan may tell of the organisation; what is empty stays open in the draft."""

    organisation: str = ""
    kind: Literal["public", "private"] | None = None  # None: both forms of the draft are written
    country: str = "FI"  # whose law and authority are named
    email: str = ""
    phone: str = ""
    address: str = ""
    feedback: str = ""  # address of the form or page where feedback is given
