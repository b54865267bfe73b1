"""The friction points as GitLab's code quality report, to be seen in a merge request."""

import json
from hashlib import sha256

from auditor.model import Certainty, Impact
from auditor.parts import Showing, report
from auditor.showing import PointShowing

from .labels import STANDING
from .placing import spots
from .plain import line

# GitLab's words: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
_SEVERITY = {
    Impact.BLOCKER: "blocker",
    Impact.SERIOUS: "critical",
    Impact.MODERATE: "major",
    Impact.MINOR: "minor",
}
_MOST_LETTERS = 500


@report(".json")
def gitlab(showing: Showing) -> bytes:
    """For GitLab's code quality: a friction point each, at the line of its first step in the plan."""
    told = [_told(showing, one) for one in showing.points if one.point.status in STANDING]
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _told(showing: Showing, one: PointShowing) -> dict[str, object]:
    spot = spots(showing, one)[0]
    where = f"{spot.step.name}: " if spot.step else ""
    sure = one.point.certainty is Certainty.VIOLATION
    return {
        "description": line(f"{where}{one.title}", _MOST_LETTERS),
        "check_name": one.point.rule,
        "fingerprint": sha256(one.point.id.encode()).hexdigest(),
        "severity": _SEVERITY[one.point.impact] if sure else "info",
        "location": {"path": spot.path, "lines": {"begin": spot.line}},
    }
