"""What is planted on the grant's page of the family “way”."""

from .planted import TIMED, Defect

FIND = "/tuki/etsi"
PHONE = ("mobile",)

WAY: tuple[Defect, ...] = (
    Defect("breadcrumb-names-another-page", FIND, ".last-crumb", TIMED, "“Hallien hinnat” on another page.", "review"),
    Defect("breadcrumb-names-another-page", FIND, "", TIMED, "Search engines are told the same.", "review"),
    Defect("breadcrumbs-lead-elsewhere", FIND, ".upside-down", TIMED, "Lies above the crumb before it.", "review"),
    Defect("breadcrumbs-lead-elsewhere", FIND, ".round", TIMED, "Leads to this page.", "review"),
    Defect("long-menu", FIND, ".topic-list", TIMED, "Fourteen topics at one level.", "review"),
    Defect("heading-below-the-first-view", FIND, "h1", PHONE, "A picture comes first.", "review"),
)
