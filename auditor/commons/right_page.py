"""Whether a page is one on which a customer can be judged at all."""

import re

from auditor.model import Value

from .refusals import refusal

FEW_WORDS = 4  # a page with fewer words, without heading, picture and control, shows a customer nothing (“Loading …”)
LOADING = re.compile(r"\b(loading|please wait|ladataan|odota|laddar|v[äa]nta)\b|javascript", re.IGNORECASE)
SHORT_PAGE = 120  # words; a challenge or an error page says little else

CHALLENGE = re.compile(
    r"just a moment|checking your browser|verify(ing)? (that )?you are (a )?human|are you a robot|unusual traffic"
    r"|attention required|access denied|request unsuccessful|enable javascript and cookies to continue"
    r"|bot detection|ddos protection|oletko (ihminen|robotti)|vahvista,? ett[äa] et ole robotti"
    r"|är du en (människa|robot)|bekräfta att du är (en )?människa",
    re.IGNORECASE,
)
CHALLENGE_FRAMES = re.compile(
    r"captcha|challenges\.cloudflare|hcaptcha|geo\.captcha-delivery|funcaptcha|arkoselabs", re.IGNORECASE
)
NOT_FOUND = re.compile(
    r"^\W*404\W*$|\b(error|http|virhe|fel)\W{0,3}404\b|\b404\W{0,3}(error|not found|page|virhe|sivua|fel|sidan)\b"
    r"|page (was |could )?not (be )?found|no longer exists|does ?n[o']t exist|page (is )?missing"
    r"|sivua ei (ole|löy(dy|tynyt))|etsimääsi sivua|sidan (finns inte|hittades inte|kunde inte hittas|saknas)",
    re.IGNORECASE,
)
# A number between marks may be a house or a car: it counts on a page that says little else.
BARE_404 = re.compile(r"(^|[-–—|:·]\s*)404(\s*[-–—|:·]|$)")
SERVER_ERROR = re.compile(
    r"^(internal server error|bad gateway|service unavailable|gateway time-?out|application error|fatal error)|^5\d\d\b"
    r"|palvelu on tilapäisesti poissa|tjänsten är tillfälligt",
    re.IGNORECASE,
)
LOGIN = re.compile(
    r"\b(log ?in|sign ?in|kirjaudu|tunnistaudu|logga in|identifiera dig)\b", re.IGNORECASE
)  # in a title, heading or address, beside a password field

# How two of the sentences below begin; those are written out whole, for whoever translates them.
LOGIN_STANDS = "A login stands in the way"
CHALLENGE_STANDS = "A bot challenge stands in the way"


class PageFacts(Value):
    """What the look at a page tells; see `LOOK`."""

    url: str
    title: str
    heading: str = ""  # the first h1, or the first heading
    text: str = ""  # visible text, cut
    words: int = 0
    controls: int = 0  # links, buttons and fields that are shown
    pictures: int = 0  # images, canvases, frames and media that are shown
    passwords: int = 0  # password fields that are shown
    fields: int = 0
    elements: int = 0  # in the body, shown or not
    scripts: int = 0
    sends_on: bool = False  # to another page, or to itself, by its markup
    frames: tuple[str, ...] = ()  # addresses of frames


LOOK = """() => {
  const roots = [...auditor.roots(document)];
  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const shown = (selector) => all(selector).filter(auditor.visible).length;
  const shadows = roots.filter((root) => root instanceof ShadowRoot).flatMap((root) => [...root.children]);
  const text = auditor.fold([document.body, ...shadows].map((one) => one?.innerText ?? "").join(" "));
  const heading = all("h1, h2, [role=heading]")[0];
  return {
    url: location.href, title: document.title.slice(0, 300),
    heading: heading ? auditor.text(heading).slice(0, 300) : "",
    text: text.slice(0, 2000), words: text ? text.split(" ").length : 0,
    controls: shown("a[href], button, input, select, textarea, summary, [role=button], [role=link], [tabindex]"),
    pictures: shown("img, svg, canvas, iframe, video, object, embed"),
    passwords: shown("input[type=password]"), fields: shown("input:not([type=hidden]), select, textarea"),
    elements: document.body?.querySelectorAll("*:not(script, style, template, noscript, link, meta)").length ?? 0,
    scripts: document.scripts.length, sends_on: Boolean(document.querySelector("meta[http-equiv=refresh i]")),
    frames: [...document.querySelectorAll("iframe")].slice(0, 20).map((one) => one.src.slice(0, 300)),
  };
}"""


def wrong(facts: PageFacts, status: int | None, *, signs_in: bool, wait: str = "") -> str | None:
    """Why nobody can be judged on this page, in sentences; None where nothing speaks against it.

    `signs_in`: the plan itself types something here, or is to open nothing but this, so a page that asks for a password
    is where it wants to be. `wait`: what the answer said of coming back (Retry-After).
    """
    if status is not None and status >= 400:
        return refusal(status, facts.url, wait)
    if facts.url.startswith(("chrome-error:", "about:blank")):
        return "The service did not answer: the browser shows its own error page."
    short = facts.words <= SHORT_PAGE
    if short and (CHALLENGE.search(f"{facts.title} {facts.heading}") or _challenged(facts)):
        return f"A bot challenge stands in the way (“{facts.heading or facts.title}”)."
    if _is_shell(facts):
        return "The page is an empty shell: it shows no text, no picture, no control."
    if short and SERVER_ERROR.search(facts.heading or facts.title):
        return f"The page says that the service failed (“{facts.heading or facts.title}”)."
    if NOT_FOUND.search(facts.title) or (short and _names_404(facts)):
        return f"The page says that it does not exist (“{facts.heading or facts.title}”), but was answered as found."
    if (
        facts.passwords
        and not signs_in
        and facts.fields <= 4
        and LOGIN.search(f"{facts.title} {facts.heading} {facts.url}")
    ):
        return f"A login stands in the way (“{facts.heading or facts.title}”)."
    return None


def _names_404(facts: PageFacts) -> bool:
    return bool(NOT_FOUND.search(facts.heading) or BARE_404.search(facts.title) or BARE_404.search(facts.heading))


def _is_shell(facts: PageFacts) -> bool:
    """Whether something is still to come, or never came. What no script can fill is a page, however short."""
    if facts.words >= FEW_WORDS or facts.heading or facts.controls or facts.pictures:
        return False
    blank = not (facts.words or facts.elements or facts.sends_on)
    return blank or facts.scripts > 0 or bool(LOADING.search(facts.text))


def _challenged(facts: PageFacts) -> bool:
    return facts.fields <= 1 and any(CHALLENGE_FRAMES.search(frame) for frame in facts.frames)
