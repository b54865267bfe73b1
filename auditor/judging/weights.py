"""The weights of friction, each with its reason: the one place where a score's numbers are chosen.

    score = weight of impact × weight of certainty × reach × path factor

Nobody has measured how many moderate hindrances equal one blocker, so these numbers are a choice. They were chosen
to keep a few sentences true, which the tests of friction check, and the report shows all factors of each score.
"""

from collections.abc import Mapping
from types import MappingProxyType

from auditor.model import Certainty, Impact

# Each step is three to four times the next. So a worse impact comes first while reach and path are about alike, and
# yields only to something that reaches several times as many customers or steps.
IMPACT: Mapping[Impact, float] = MappingProxyType(
    {Impact.BLOCKER: 100, Impact.SERIOUS: 25, Impact.MODERATE: 8, Impact.MINOR: 2}
)

# What a person must still look at counts half: it stays under the same thing when that is certain, and above what is
# one level less bad, so that a likely blocker is looked at before a certain annoyance is mended.
CERTAINTY: Mapping[Certainty, float] = MappingProxyType({Certainty.VIOLATION: 1, Certainty.REVIEW: 0.5})

# Whoever walks meets what is on the path; what stands beside it is met by those who look around. Two is enough to
# put a serious thing beside the path (25) above a moderate one on it (16), but under a serious one on it (50).
ON_PATH = 2.0
BESIDE_PATH = 1.0
