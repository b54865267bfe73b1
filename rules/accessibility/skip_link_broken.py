"""Whether the link that promises to skip to the content does so."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.1", problem="The link that promises to skip to the content does not")
def skip_link_broken(probes: KeyboardProbes) -> Verdicts:
    """A link that skips to the content leads there.

    ## Why it matters
    The link is there to spare dozens of presses on each page. When it leads nowhere, people press it, believe that they
    are in the content, and go through the whole head of the page all the same.

    ## How to fix it
    Let its address name the `id` of the main content: `<a href="#main">Skip to content</a>` and `<main id="main">`.
    Where a script handles it, let the script move the focus: `main.focus()` with `tabindex="-1"` on `<main>`.

    ## What it cannot decide
    Whether the target is the place where the content begins. It knows links among the first four stops whose words
    promise to skip, in English, Finnish or Swedish. It fails where Tab goes on as if the link had not been pressed, and
    what the link names is not there, or lies further on.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/bypass-blocks.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G1
    """
    for link in probes.skip_links:
        values = {"name": link.name, "to": link.to}
        if link.passes or not link.usual:
            yield passed(link)
        elif link.next != link.usual:
            yield unsure(link, "Look where “{name}” leads: the focus does not come to what {to} names.", **values)
        elif link.target:
            yield failed(link, "“{name}” does not move the place where Tab goes on to what {to} names.", **values)
        else:
            yield failed(link, "“{name}” leads nowhere: nothing on the page is called {to}.", **values)
