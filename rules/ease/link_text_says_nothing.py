"""Rule: a link's own text says where it leads."""

from auditor.commons.link_texts import PRESSING, heading_before, in_a_sentence, look_the_same, vague_links
from auditor.commons.text import folded
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MINOR, "WCAG 2.4.9")
def link_text_says_nothing(dom: Dom) -> Verdicts:
    """A link's text says where it leads.

    ## Why it matters
    Eyes that skim a page stop at links, and screen readers list them alone. “Click here”, five times, tells nobody
    which one to take.

    ## How to fix it
    Put into the link what is behind it:

    ```html
    <p>See the <a href="/prices">prices of sports halls</a>.</p>
    ```

    Where the look asks for “Read more”, add what about:
    `<a href="/halls">Read more<span class="visually-hidden"> about the sports halls</span></a>`.

    ## What it cannot decide
    A text that only names the pressing (“here”, “klikkaa tästä”, “klicka här”) is a violation of 2.4.9 wherever it
    stands (level AAA: no law asks for it; failure F84). “Read more” may be clear from the heading or the sentence
    around it, which 2.4.4 permits, so it is left to a person, unless nothing is around it, or several under one
    heading lead to different places. Finnish, Swedish and English texts are known; links to files and texts that are
    merely unclear are not judged.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-link-only.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F84
    - https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html
    """
    vague = list(vague_links(dom))
    bare = [link for link in vague if not in_a_sentence(dom, link)]
    told, alone = {link.path for link in vague}, {link.path for link in bare}
    yield from (passed(link) for link in dom.with_role("link") if link.visible and link.name and link.path not in told)
    for link in vague:
        if link.path in alone and look_the_same(dom, link, bare):
            message = "Several links here are called “{name}” and lead to different places."
            yield failed(link, message, name=link.name, impact=Impact.MODERATE)
        elif folded(link.name) in PRESSING or (link.path in alone and heading_before(dom, link) is None):
            yield failed(link, "The link “{name}” does not say where it leads.", name=link.name)
        else:
            yield unsure(link, "The link “{name}” does not say where it leads: do its surroundings?", name=link.name)
