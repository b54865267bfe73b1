"""Words of controls that steer what else moves, changes or is dragged, in English, Finnish and Swedish."""

import re
from collections.abc import Iterator

from auditor.evidence.dom import Dom, Element

_NATIVE = (
    "a area audio button details dialog embed iframe input label object optgroup option select summary textarea video"
)
_PRESSED = "button checkbox link menuitem menuitemcheckbox menuitemradio radio switch tab"
NATIVE, PRESSED = frozenset(_NATIVE.split()), frozenset(_PRESSED.split())
STOPS = re.compile(
    r"\b(pause|stop|hide|freeze|halt|mute|control|turn off|switch off|disable)|⏸|⏯"
    r"|\b(keskeytä|pysäytä|tauko|piilota|hallitse|ohjaa|poista käytöstä|sammuta|jäädytä)"
    r"|\b(pausa|stoppa|stanna|dölj|göm|styr|stäng av|inaktivera|frys)",
    re.IGNORECASE,
)
SWITCHES_OFF = re.compile(
    r"\b(disable|turn(ed)? off|switch(ed)? off|off\b|toggle|remap|shortcut|setting|preference|motion|hotkey)"
    r"|\b(poista|pois|asetu|pikanäppäi|liike|liikket)|\b(stäng av|av\b|inställning|snabbtangent|genväg|rörelse)",
    re.IGNORECASE,
)
ARRANGES = re.compile(
    r"\b(move|up|down|earlier|later|first|last|sort|order|position)\b|[↑↓▲▼⬆⬇]"
    r"|\b(siirrä|ylös|alas|aiemmaksi|myöhemmäksi|lajittele|järjest)|\b(flytta|upp|ner|ned|sortera|ordna)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\b(next|previous|prev|back|forward|zoom|slide|closer|bigger|smaller|left|right)\b|^[<>‹›«»←→+−-]$"
    r"|\b(seuraava|edellinen|lähennä|loitonna|zoomaa|suurenna|pienennä|vasemmalle|oikealle)\b"
    r"|\b(nästa|föregående|förra|zooma|förstora|förminska|vänster|höger)\b",
    re.IGNORECASE,
)


def pressed(dom: Dom) -> Iterator[Element]:
    """What can be pressed by everybody: buttons, links, tick boxes, switches, hidden or not (a panel may hold them)."""
    for one in dom.elements:
        if one.role in PRESSED or one.tag in ("button", "summary"):
            yield one


def named_after(dom: Dom, words: re.Pattern[str]) -> Element | None:
    """The first control whose name speaks of this; None where there is none."""
    return next((one for one in pressed(dom) if words.search(one.name or one.text)), None)
