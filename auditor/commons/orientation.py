"""What tells customers where they are on the path: titles that say something, lists of steps."""

import re

from auditor.commons.labels import folded
from auditor.evidence.dom import Element

STEM = 5  # letters that words must share: Finnish and Swedish bend the rest
SHORTEST = 3  # letters of a word that says something
# What editors and frameworks write where nobody wrote a title.
NOBODYS = re.compile(
    r"untitled( (document|page|\d+))?|document|new (page|document)|(your )?page title|title( here)?|index|default|test"
    r"|react app|vite app|vite \+ \w+( \+ ts)?|create next app|my app|nuxt app|welcome to nginx!?"
    r"|nimetön( asiakirja)?|namnlös(t dokument)?"
    r"|[\w-]+\.(html?|php|aspx?|jsp|cgi)",
    re.IGNORECASE,
)
LISTS = ("ol", "ul", "nav")
STEPS = re.compile(r"\bsteps?\b|stepper|progress|wizard|breadcrumb-steps|vaihe|\bsteg", re.IGNORECASE)


def nobodys(title: str) -> bool:
    """Whether a title is what an editor or a framework put there."""
    return bool(NOBODYS.fullmatch(title))


def stems(text: str) -> set[str]:
    """The beginnings of the words of a text, by which a title and a heading are compared."""
    return {word[:STEM] for word in folded(text).split() if len(word) >= SHORTEST}


def shows_steps(one: Element) -> bool:
    """Whether an element shows how far along the customer is: by role, state, or a list that is called so."""
    if one.role == "progressbar" or one.attributes.get("aria-current") == "step":
        return True
    told = " ".join(one.attributes.get(name, "") for name in ("class", "id", "aria-label"))
    return one.tag in LISTS and bool(STEPS.search(told))
