"""How a plan may write of checkers: whose rules are run in the page besides our own."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from auditor.model import CHECKERS

from ._names import Text
from ._units import wrong

NONE = "none"


def _none_alone(value: Any) -> Any:
    return [] if value in (NONE, [NONE]) else value


def _known(name: str) -> str:
    if name not in CHECKERS:
        raise wrong(f"There is no checker “{name}”.", wanted=name, known=list(CHECKERS))
    return name


Checkers = Annotated[tuple[Annotated[Text, AfterValidator(_known)], ...], BeforeValidator(_none_alone)]
