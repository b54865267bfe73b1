"""What a walk answered: the fields that it filled in on each visit."""

from auditor.commons.labels import is_search
from auditor.commons.logins import sign_ins
from auditor.commons.walks import touches
from auditor.evidence.dom import Dom
from auditor.evidence.touches import Touch
from auditor.model import Visit

ANSWERS = ("fill", "type", "select", "check", "upload")


def answered(visit: Visit) -> set[str]:
    """The paths of what was filled in on a visit."""
    return {touch.path for touch in touches(visit) if touch.action in ANSWERS and touch.went == "done"}


def names_answered(visit: Visit, page: Dom) -> set[str]:
    """The `name` attributes of the fields that were filled in on a visit."""
    paths = answered(visit)
    return {page.of(field).attributes.get("name", "") for field in page.fields if field.path in paths} - {""}


def tells_something(page: Dom, touch: Touch) -> bool:
    """Whether a touch gave an answer that the service acts on: no search, no sign-in."""
    field = next((one for one in page.fields if one.path == touch.path), None)
    if field is None or touch.action not in ANSWERS or touch.went != "done" or field.type in ("search", "password"):
        return False
    return not is_search(touch.name or touch.label) and not any(one.form == field.form for one in sign_ins(page))
