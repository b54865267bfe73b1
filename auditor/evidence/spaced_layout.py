"""The page at normal text size, with and without the spacing of WCAG 1.4.12."""

from pydantic import Field

from auditor.errors import AuditorError
from auditor.model import Evidence
from auditor.parts import evidence
from auditor.session import Session

from .layout import LIMITS, MEASURE, SECONDS, Measured

# A page may answer to the change by script: it is given two frames and a moment.
SCRIPT = f"""async (limits) => {{
  if (!globalThis.auditorText) return null;
  const measure = {MEASURE};
  const rest = () => new Promise((done) => setTimeout(done, 150));
  try {{
    auditorText.sweep();
    auditorText.off();
    await rest();
    const plain = measure(limits);
    auditorText.spacingOnly();
    await rest();
    return {{ plain, spaced: measure(limits) }};
  }} finally {{
    auditorText.on();
    await rest();
  }}
}}"""


class SpacedLayout(Evidence):
    """The same page measured twice at the page's own text size: as it is, and with the spacing alone."""

    plain: Measured = Field(default_factory=Measured)
    spaced: Measured = Field(default_factory=Measured)


@evidence(SpacedLayout, order=1.5, usual=False)
async def gather(session: Session) -> SpacedLayout:
    """Measure both, after all else: the page changes meanwhile and changes back."""
    told = await session.evaluate(SCRIPT, LIMITS, seconds=2 * SECONDS)
    if told is None:
        raise AuditorError("The spacing is set only where a persona has larger text.")
    return SpacedLayout.model_validate(told)
