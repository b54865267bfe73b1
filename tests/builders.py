"""Small builders of plain values for tests of rules: elements, fields, text blocks, visits, walks."""

from collections.abc import Iterable, Sequence
from typing import Any

from auditor.evidence.dom import Dom, Element, FormField, Label, Style, TextBlock
from auditor.evidence.touches import Touch, Touches
from auditor.model import Arrival, Evidence, Verdict, Visit, Walk, Word
from auditor.parts import Rule

BODY = Style(font_size=16, font_weight=400, color="rgb(0, 0, 0)", background="rgb(255, 255, 255)")


def element(tag: str, name: str = "", *, path: str = "", parent: int | None = None, **more: Any) -> Element:
    """An element; `dom` gives it its index. Its role is the one that HTML implies for the commonest tags."""
    roles = {"a": "link", "button": "button", "nav": "navigation", "header": "banner", "footer": "contentinfo"}
    heading = {"role": "heading"} if tag in ("h1", "h2", "h3") else {}
    given = {"role": roles.get(tag, tag if tag == "main" else "img" if tag == "img" else "")} | heading | more
    return Element(index=0, parent=parent, path=path, tag=tag, name=name, **{"text": name, **given})


def link(name: str, href: str, **more: Any) -> Element:
    """A link."""
    return element("a", name, attributes={"href": href, **more.pop("attributes", {})}, focusable=True, **more)


def within(*holders: Element, inside: Iterable[Element] = ()) -> tuple[Element, ...]:
    """The holders, each in the one before, and in the innermost the elements `inside`; numbers count from the first."""
    outer = tuple(holder.model_copy(update={"parent": n - 1 if n else None}) for n, holder in enumerate(holders))
    return outer + tuple(item.model_copy(update={"parent": len(outer) - 1}) for item in inside)


def joined(*groups: Sequence[Element]) -> tuple[Element, ...]:
    """Several groups of elements one after the other, their parents counted on."""
    found: list[Element] = []
    for group in groups:
        start = len(found)
        found += [
            item.model_copy(update={"parent": None if item.parent is None else item.parent + start}) for item in group
        ]
    return tuple(found)


def field(
    label: str = "", *, how: str = "for", attributes: dict[str, str] | None = None, **more: Any
) -> tuple[Element, FormField]:
    """A form field with its element, for `dom(inputs=…)`."""
    kind, path = more.pop("type", "text"), more.pop("path", "")
    tag = kind if kind in ("select", "textarea") else "input"
    box = more.pop("box", (10.0, 10.0, 200.0, 30.0))
    visible = more.pop("visible", True)
    labels = more.pop("labels", (Label(how=how, text=label),) if label else ())
    own = Element(
        index=0,
        parent=None,
        path=path,
        tag=tag,
        role="textbox",
        name=label,
        box=box,
        visible=visible,
        attributes=attributes or {},
    )
    return own, FormField(element=0, path=path, type=kind, labels=labels, **more)


def block(text: str, *, tag: str = "p", path: str = "", style: Style = BODY, **more: Any) -> TextBlock:
    """A text block."""
    return TextBlock(path=path, tag=tag, text=text, words=len(text.split()), style=style, **more)


def dom(
    *elements: Element,
    inputs: Sequence[tuple[Element, FormField]] = (),
    text: Sequence[TextBlock | str] = (),
    url: str = "https://service.example/",
    **more: Any,
) -> Dom:
    """A document; indexes and paths that were not given are numbered."""
    every = [*elements, *(own for own, _ in inputs)]
    placed = tuple(
        own.model_copy(update={"index": n, "path": own.path or f"{own.tag}-{n}"}) for n, own in enumerate(every)
    )
    fields = tuple(
        item.model_copy(update={"element": n, "path": placed[n].path})
        for n, (_, item) in enumerate(inputs, start=len(elements))
    )
    blocks = tuple(block(each) if isinstance(each, str) else each for each in text)
    return Dom(
        url=url,
        title=more.pop("title", "A page"),
        elements=placed,
        fields=fields,
        text_blocks=tuple(one.model_copy(update={"path": one.path or f"p-{n}"}) for n, one in enumerate(blocks)),
        words=sum(one.words for one in blocks),
        **more,
    )


def touch(action: str = "click", **more: Any) -> Touch:
    """One action on one target."""
    return Touch(action=action, words=more.pop("words", f"{action} {more.get('name', 'it')}"), **more)


def visit(
    step: int, *evidence: Evidence, url: str = "https://service.example/", touches: Sequence[Touch] = (), **more: Any
) -> Visit:
    """A visit of a step, with its evidence; `walk` numbers it. Address and title are those of the document."""
    page = next((one for one in evidence if isinstance(one, Dom)), None)
    arrival = Arrival(
        step=step,
        url=page.url if page else url,
        title=page.title if page else "",
        ends_step=more.pop("ends_step", True),
        **more,
    )
    every = (*evidence, Touches(touches=tuple(touches)))
    read = {type(one).__name__: (lambda one=one: one) for one in every}
    return Visit(number=0, arrival=arrival, persona="desktop", journey="A journey", read=read)


def walk(*visits: Visit, persona: str = "desktop", **more: Any) -> Walk:
    """One persona's walk over these visits, completed where nothing else is said."""
    numbered = tuple(Visit(n, one.arrival, persona, "A journey", one.read, one.effort) for n, one in enumerate(visits))
    outcome = more.pop("outcome", "completed")
    return Walk("A journey", persona, persona, numbered, finished=outcome == "completed", outcome=outcome, **more)


def said(rule: Rule, *needs: Any) -> list[tuple[Word, str]]:
    """What a rule says of values: word and path of each verdict."""
    return [(verdict.word, verdict.path) for verdict in asked(rule, *needs)]


def asked(rule: Rule, *needs: Any) -> list[Verdict]:
    """The verdicts of a rule on values; each message is filled once, so that a missing value is noticed."""
    verdicts = list(rule.ask(*needs))
    for verdict in verdicts:
        verdict.message.format(**verdict.values)
    return verdicts
