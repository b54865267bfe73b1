"""The Keystroke-Level Model: how long a practised customer needs for what was done, without a mistake.

Card, Moran & Newell: The keystroke-level model for user performance time with interactive systems, Communications of
the ACM 23(7), 1980, https://doi.org/10.1145/358886.358895, and The Psychology of Human-Computer Interaction, 1983,
chapter 8, where the table of times stands. Their R, the time in which the system answers, is measured here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

from auditor.evidence.touches import Touch

# Seconds. K is that of the average non-secretary typist (40 words a minute): customers type no better than that. The
# 0.20 s of the same table are those of an average skilled typist (55 words a minute).
KEY = 0.28
# On a phone: 36.2 words a minute, the mean of 37,370 people, at five characters a word. Palin and others: How do people
# type on mobile devices?, 2019, https://doi.org/10.1145/3338286.3340120
PHONE_KEY = 0.33
# P, the mean over distances and sizes, and B, one press or release of the mouse button. A finger is reckoned alike: the
# Touch-Level Model (Rice & Lartigue 2014, https://doi.org/10.1145/2638404.2638532) has an operator for a tap, but no
# time for it, and the book calls P a good estimate for other pointing devices, too.
POINT, BUTTON = 1.10, 0.10
HOMING = 0.40  # H, a hand from the mouse to the keyboard or back; on a phone both are the screen
THOUGHT = 1.35  # M, the customer makes up the mind what to do next
# A short swipe without a target. El Batran & Dunlop: Enhancing KLM to fit touch screen mobile devices, 2014,
# https://doi.org/10.1145/2628363.2628385
SWIPE = 0.07

Way = Literal["mouse", "finger", "keys"]
_WAYS: dict[str, Way] = {"mobile": "finger", "keyboard": "keys", "screen-reader": "keys"}
_UNTOUCHED = ("skipped", "left")  # what was only looked at


@dataclass(frozen=True, slots=True)
class Operators:
    """How many of each of the model's operators something takes."""

    keys: int = 0
    points: int = 0
    buttons: int = 0  # presses and releases
    homings: int = 0
    thoughts: int = 0
    swipes: int = 0

    def __add__(self, other: "Operators") -> "Operators":
        return Operators(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Operators)))

    def seconds(self, key: float = KEY) -> float:
        """What they take together; `key` is the time of one key press."""
        moved = self.points * POINT + self.buttons * BUTTON + self.homings * HOMING + self.swipes * SWIPE
        return self.keys * key + moved + self.thoughts * THOUGHT


def klm_seconds(touches: Iterable[Touch], waited: float, base: str) -> float:
    """What a practised customer needs for these touches, with the seconds waited, walking like the persona `base`.

    An address that the plan opens, going back and changing tabs take no more than their wait. Listening to a screen
    reader is left out: the model has no time for it.
    """
    way = way_of(base)
    return operators(touches, way).seconds(PHONE_KEY if way == "finger" else KEY) + waited


def way_of(base: str) -> Way:
    """With what a persona of the catalogue acts."""
    return _WAYS.get(base, "mouse")


def operators(touches: Iterable[Touch], way: Way) -> Operators:
    """The operators of these touches, in order. The hand begins at the mouse."""
    total, at_keys = Operators(), False
    for touch in touches:
        if touch.went in _UNTOUCHED:
            continue
        own, homings = _of(touch, way), 0
        if own.points and at_keys:
            homings, at_keys = 1, False
        if own.keys and not at_keys:
            homings, at_keys = homings + 1, True
        total += own + Operators(homings=homings if way == "mouse" else 0)
    return total


def _of(touch: Touch, way: Way) -> Operators:
    """One touch without the way of the hand: a thought for the action itself, and for each thing opened on the way."""
    points, buttons = touch.clicks, 2 * touch.clicks
    match touch.action:
        case "double_click" if touch.clicks > 1:
            points -= 1  # the second click is where the first was
        case "drag" if touch.clicks:
            points += 1  # pressed at one place, released at the other
        case "hover" if way == "mouse" and touch.went == "done":
            points += 1
    # The model is older than the wheel: as a click beside the thumb of a scroll bar, which moves by one view.
    by_bar = touch.scrolls if way == "mouse" else 0
    keys = touch.key_presses + (touch.scrolls if way == "keys" and touch.action == "scroll" else 0)
    done = points or keys or touch.scrolls
    return Operators(
        keys=keys,
        points=points + min(1, by_bar),
        buttons=buttons + 2 * by_bar,
        thoughts=1 + len(touch.opened) if done else 0,
        swipes=touch.scrolls if way == "finger" else 0,
    )
