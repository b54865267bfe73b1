"""Whether links with the same name lead to the same place."""

from auditor.commons.link_contexts import pairs
from auditor.evidence.controls import Controls
from auditor.evidence.destinations import Destination, Destinations
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(
    Impact.MODERATE,
    "WCAG 2.4.4",
    "WCAG 2.4.9",
    act=("b20e66", "fd3a94"),
    problem="Links of one name, in one place, lead to different pages",
)
def same_name_other_place(controls: Controls, destinations: Destinations) -> Verdicts:
    """Links that are called the same and stand in the same surroundings lead to the same page.

    ## Why it matters
    A screen reader lists the links of a page: “contact us”, “contact us”. Only the looks, or nothing at all, tells
    which one leads to the chat and which to the telephone.

    ## How to fix it
    Put the difference into the name: `<a href="/chat">contact us by chat</a> or <a href="/phone">by phone</a>`.

    ## What it cannot decide
    Whether two pages serve the same end. It compares the pages of this service without running their scripts: it
    certainly fails where their titles or main headings differ, passes where their main text is the same, and else a
    person must look. Links whose sentence, list item, table cell or heading tells them apart are left alone, and so are
    texts such as “read more”, which have a rule of their own.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/fd3a94/
    https://www.w3.org/WAI/standards-guidelines/act/rules/b20e66/
    """
    for one, other in pairs(controls):
        there, here = destinations.at(one.url), destinations.at(other.url)
        values = {"name": other.name, "one": one.url, "other": other.url}
        if there and here and _same(there, here):
            yield passed(other)
        elif there and here and (there.title, there.heading) != (here.title, here.heading):
            yield failed(
                other, "Two links here are called “{name}”; one leads to {one}, the other to {other}.", **values
            )
        else:
            ask = "Look whether {one} and {other} are the same to customers: both links are called “{name}”."
            yield unsure(other, ask, **values)


def _same(one: Destination, other: Destination) -> bool:
    return one.leads == other.leads or (one.text == other.text and one.title == other.title and not one.scripted)
