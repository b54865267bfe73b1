"""What pa11y does before it looks at a page: its actions, which are sentences."""

import re
from collections.abc import Callable

from auditor.model import ActionKind, Target

from ._addresses import is_web, joined
from ._journey_maker import CONTROL, JourneyMaker, Place
from ._naming import in_words, name_of_address, one_line, pattern_of

K = ActionKind
Handler = Callable[[re.Match[str], JourneyMaker, Place], None]


def take(sentence: str, maker: JourneyMaker, place: Place) -> None:
    """Carry over one action. The patterns, and their order, are pa11y's own (`lib/action.js`)."""
    for pattern, handler in ACTIONS:
        if match := pattern.fullmatch(sentence.strip()):
            handler(match, maker, place)
            return
    maker.leave(place, "This is none of pa11y's actions.")


def _navigate(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    maker.open(match[2], place)


def _click(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    maker.press(K.CLICK, place, _css(match[2]))
    if maker.step.known == CONTROL:
        maker.name(_words(match[2]), CONTROL)


def _set(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    maker.act(K.FILL, place, _css(match[2]), match[3])


def _clear(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    maker.act(K.FILL, place, _css(match[2]), "")


def _tick(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    maker.act(K.CHECK if match[1].lower() == "check" else K.UNCHECK, place, _css(match[3]))


def _screenshot(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    screenshot(match[3], maker, place)


def screenshot(file: str, maker: JourneyMaker, place: Place) -> None:
    """A picture, named after the file that it was to be."""
    name = re.sub(r"\.\w{2,4}$", "", re.split(r"[/\\]", file.strip())[-1])
    maker.act(K.SCREENSHOT, place, value=one_line(name) or "Picture")


def _wait_for_address(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    part, value = match[1].lower(), match[4]
    if match[3]:
        maker.leave(place, f"Waiting until the {part} is another; a plan waits for what it becomes.")
        return
    maker.begin_at_last()
    if part in ("fragment", "hash"):
        maker.check("url", f"**#{value.lstrip('#')}", place)
    elif part == "host":
        maker.check("url", f"*://{value}/**", place)
    else:
        whole = joined(maker.base, value)
        if is_web(whole):
            maker.name(name_of_address(whole))
            # pa11y compares the path alone, whatever query follows.
            rest = "" if part == "url" or value == "/" else "**"
            maker.check("url", f"{pattern_of(whole, maker.base)}{rest}", place)


def _wait_for_element(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    maker.check("visible" if match[4].lower() in ("added", "visible") else "hidden", _css(match[2]), place)


def _wait_for_event(match: re.Match[str], maker: JourneyMaker, place: Place) -> None:
    maker.leave(place, f"Waiting until {one_line(match[2])} emits an event; wait for what a customer sees then.")


def _css(selector: str) -> Target:
    return Target(by="css", value=selector.strip())


def _words(selector: str) -> str:
    """`#submit-order` as “Submit order”; other selectors as they are."""
    last = selector.strip().split()[-1] if selector.strip() else ""
    return in_words(last) if re.fullmatch(r"[#.]?[\w-]+", last) else selector


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


ACTIONS: tuple[tuple[re.Pattern[str], Handler], ...] = (
    (_pattern(r"navigate to( url)? (.+)"), _navigate),
    (_pattern(r"click( element)? (.+)"), _click),
    (_pattern(r"set( field)? (.+?) to (.+)"), _set),
    (_pattern(r"clear( field)? (.+?)"), _clear),
    (_pattern(r"(check|uncheck)( field)? (.+)"), _tick),
    (_pattern(r"(screen[ -]?capture|capture[ -]?screen)( to)? (.+)"), _screenshot),
    (_pattern(r"wait for (fragment|hash|host|path|url)( to (not )?be)? ([^\s]+)"), _wait_for_address),
    (_pattern(r"wait for( element)? (.+)( to be) (added|removed|visible|hidden)"), _wait_for_element),
    (_pattern(r"wait for( element)? (.+) to emit (.+)"), _wait_for_event),
)
