"""What the buttons of a consent layer do, told from their words in Finnish, Swedish and English."""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

from auditor.evidence import faces
from auditor.evidence.consent import ConsentControl, ConsentLayer

LEGIBLE = 4.5  # contrast of text that WCAG 1.4.3 asks for
HALF = 0.5
# What a layer says that asks for consent, in three languages.
CONSENT = re.compile(r"cookie|eväste|\bkak(a|or|an|orna)\b|\bconsent\b|suostumu|samtyck", re.IGNORECASE)


class Means(StrEnum):
    """What a control of a consent layer does."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    SAVE = "save"  # keeps what is ticked
    CHOOSE = "choose"  # leads to another layer
    CLOSE = "close"  # takes note, or only closes
    OTHER = "other"


# In this order: “Accept necessary only” refuses, “Accept selected” saves, “Allow me to choose” chooses.
_WORDS: dict[Means, re.Pattern[str]] = {
    Means.REFUSE: re.compile(
        r"\b(reject|refuse|declin|deny|disagree|disallow|opt out|no,? thank|not? (now|agree|accept|allow|consent))"
        r"|\b(do not|don['’]t|without) (accept|allow|consent|agree)|\bcontinue without\b"
        r"|\b(only|just)\b.{0,20}\b(necessary|essential|required|needed)|\b(necessary|essential|required)\b.{0,20}\bonly"
        r"|^(use |accept |allow )?(the )?(strictly )?(necessary|essential|required)( cookies)?$"
        r"|hylkää|hylkään|kiellä|kieltäydy|evää|en hyväksy|en salli|älä (hyväksy|salli)|hyväksymättä"
        r"|\b(vain|ainoastaan)\b.{0,20}(pakolli|välttämät|tarpeelli|toiminnalli)"
        r"|^(pakolliset|välttämättömät)( evästeet)?$"
        r"|\b(neka|nekar|avvisa|avböj|avslå)|\b(tillåt|acceptera|godkänn) inte\b|\bfortsätt utan\b"
        r"|\b(endast|bara|enbart)\b.{0,20}(nödvänd|obligatorisk|tvingande)|^nödvändiga( kakor| cookies)?$",
        re.IGNORECASE,
    ),
    Means.SAVE: re.compile(
        r"\bsave\b|\bconfirm\b|(accept|allow|agree to) (the )?(select|chosen|my (choice|selection))"
        r"|tallenna|vahvista|(hyväksy|salli) (valinta|valinnat|valitut|valitsemani)|\bspara\b|bekräfta"
        r"|(acceptera|tillåt|godkänn) (valda|urval|mina val)",
        re.IGNORECASE,
    ),
    Means.CHOOSE: re.compile(
        r"setting|preference|\boptions?\b|customi[sz]|personali[sz]|\bmanage|\bchoose|\bchoice|\bselect\b|adjust|purposes"
        r"|asetu|valinnat|valitse|mukauta|muokkaa|hallitse|hallinnoi|vaihtoehto|räätälöi"
        r"|inställning|anpassa|hantera|\bvälj|\bval\b|alternativ",
        re.IGNORECASE,
    ),
    Means.ACCEPT: re.compile(
        r"\b(accept|agree|allow|consent|enable|yes)\b|\baccept(ing)? all\b|hyväksy|salli|suostun|kyllä"
        r"|\b(acceptera|godkänn|tillåt|samtyck|ja)(er|a|ar|)?\b",
        re.IGNORECASE,
    ),
    Means.CLOSE: re.compile(
        r"^(ok(ay)?|got it!?|understood|i understand|dismiss|close.*|hide.*|continue|x|×|✕|✖"
        r"|selvä|ymmärrän|ymmärsin|sulje.*|piilota.*|jatka|jag förstår|förstått|uppfattat|stäng.*|dölj.*|fortsätt)$",
        re.IGNORECASE,
    ),
}


_TO_READ = re.compile(
    r"cookie|polic|privacy|notice|terms|imprint|partner|vendor|\b(more|learn|read|details?|here)\b|tietosuoja|seloste|eväst"
    r"|lisää|lisätie|ehdot|kumppan|täältä|tästä|integritet|\bkakor|villkor|leverantör|\b(läs|mer|här)\b",
    re.IGNORECASE,
)


def means(control: ConsentControl) -> Means:
    """What a control says that it does; a link whose words say nothing of it is other, such as one to a policy."""
    name = " ".join(control.name.split())
    return next((one for one, words in _WORDS.items() if words.search(name)), Means.OTHER)


def sorted_out(layer: ConsentLayer) -> dict[Means, list[ConsentControl]]:
    """The controls of a layer by what they do. Links to what can be read, such as a policy, are left out."""
    found: dict[Means, list[ConsentControl]] = {}
    for control in layer.controls:
        meaning = means(control)
        if not (meaning is Means.OTHER and control.role == "link" and _TO_READ.search(control.name)):
            found.setdefault(meaning, []).append(control)
    return found


def ticked(layer: ConsentLayer) -> int:
    """How many choices of the layer are ticked and could be unticked."""
    return sum(1 for box in layer.boxes if box.checked and not box.disabled)


def contrast(one: str, other: str) -> float | None:
    """The contrast ratio of two colours written `rgb(…)`; None where one is not known or can be seen through."""
    told = [re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour) for colour in (one, other)]
    if told[0] is None or told[1] is None:
        return None
    first, second = ((int(match[1]), int(match[2]), int(match[3])) for match in told if match)
    return faces.contrast(first, second)


def drawn_as_button(control: ConsentControl) -> bool:
    """Whether a control stands out from what is around it by its own background or a border."""
    own = control.background and control.around and control.background != control.around
    return bool(own) or control.border


def weaker(accepting: Sequence[ConsentControl], refusing: Sequence[ConsentControl]) -> bool:
    """Whether the way to refuse is drawn less like a button, fainter, or less than half as large."""
    accept, refuse = accepting[0], refusing[0]
    plainer = drawn_as_button(accept) and not drawn_as_button(refuse)
    return plainer or fainter(accept, refuse, LEGIBLE) or area(refusing) < HALF * area(accepting)


def fainter(accept: ConsentControl, refuse: ConsentControl, limit: float) -> bool:
    """Whether the words of the refusal have less contrast than this, and those of the acceptance can be read."""
    ratio, other = contrast(refuse.color, refuse.background), contrast(accept.color, accept.background)
    return ratio is not None and other is not None and ratio < limit and other >= LEGIBLE


def area(controls: Iterable[ConsentControl]) -> float:
    """The largest area of these controls in px²; 0 where none has a box."""
    return max((one.box[2] * one.box[3] for one in controls if one.box), default=0)


def asks(layer: ConsentLayer) -> bool:
    """Whether a layer offers to accept, or to take note: what only tells of cookies asks nothing."""
    return bool({Means.ACCEPT, Means.CLOSE, Means.REFUSE} & set(sorted_out(layer)))


def next_press(layer: ConsentLayer, wanted: str, pressed: Collection[str] = ()) -> tuple[str, str] | None:
    """What a customer presses next to answer so: path and name; None where nothing more leads there.

    `pressed` are the paths of what was pressed before. What is ticked is unticked before a choice is kept.
    """
    found = {
        meaning: [one for one in controls if one.path not in pressed] for meaning, controls in sorted_out(layer).items()
    }
    for meaning in (Means.ACCEPT, Means.CLOSE) if wanted == "accept" else (Means.REFUSE,):
        if found.get(meaning):
            return _told(found[meaning][0])
    if wanted == "accept":
        return None
    boxes = [box for box in layer.boxes if box.checked and not box.disabled and box.path not in pressed]
    if found.get(Means.SAVE) and (layer.boxes or not found.get(Means.CHOOSE)):
        return (boxes[0].path, boxes[0].name) if boxes else _told(found[Means.SAVE][0])
    return _told(found[Means.CHOOSE][0]) if found.get(Means.CHOOSE) else None


def least_clicks(layer: ConsentLayer, wanted: str) -> int:
    """How many clicks an answer takes at least, by what the first layer offers."""
    found = sorted_out(layer)
    if wanted == "accept" or Means.REFUSE in found:
        return 1
    return 1 + ticked(layer) if Means.SAVE in found else 2


def _told(control: ConsentControl) -> tuple[str, str]:
    return control.path, control.name
