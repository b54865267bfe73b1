"""Rule: a list to choose from is short, or well known."""

import re

from auditor.commons.forms import seen_label
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MOST = 15
MOSTLY = 0.8
KNOWN = re.compile(
    r"countr|nation|language|locale|currenc|year|month|\bday|birth|date|hour|minute|\btime|\bage\b|bday|"
    r"\bmaa\b|\bmaan\b|kansalaisuu|kieli|kieltä|valuut|vuosi|vuotta|kuukau|päivä|tunti|kellon|aika|syntym|\bikä|"
    r"\bland\b|medborgar|språk|valuta|\bår\b|månad|\bdag|timm|\btid|födel|ålder",
    re.IGNORECASE,
)
NUMBER_FIRST = re.compile(r"\W*\d")


@rule(Impact.MINOR)
def long_select_list(dom: Dom) -> Verdicts:
    """A drop-down list holds few options, or such as everybody can find at once.

    ## Why it matters
    A list of dozens must be scrolled in a small window, on a phone with a thumb. Customers overshoot, take the wrong
    line without noticing, and cannot tell whether what they seek is there at all.

    ## How to fix it
    Ask in another way. Let customers type and offer what fits, or split the choice in two:

    ```html
    <input list="halls" name="hall" autocomplete="off"><datalist id="halls"><option>Kallio</option>…</datalist>
    ```

    ## What it cannot decide
    Whether customers know the list and its order. Lists of countries, languages, currencies, dates and times, and
    lists of numbers, are left out because people know where in them to look. The limit of 15 is our own: Baymard's
    tests find trouble from about 10 options and warn against clinging to a number.

    ## References
    - https://baymard.com/blog/drop-down-usability
    - https://www.nngroup.com/articles/drop-down-menus/
    """
    for field in dom.fields:
        if not field.options or not dom.of(field).visible:
            continue
        count = len(field.options)
        if count <= MOST or _known(dom, field):
            yield passed(dom.of(field))
            continue
        message = "This list has {count} options to scroll through; from about {limit} on another way is easier."
        yield unsure(dom.of(field), message, count=count, limit=MOST)


def _known(dom: Dom, field: FormField) -> bool:
    attributes = dom.of(field).attributes
    said = " ".join([seen_label(field), *(attributes.get(key, "") for key in ("name", "id", "autocomplete"))])
    numbers = sum(1 for option in field.options if NUMBER_FIRST.match(option))
    return bool(KNOWN.search(said)) or numbers >= MOSTLY * len(field.options)
