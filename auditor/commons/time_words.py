"""What words in Finnish, Swedish and English say of limits of time."""

import re

_LIMIT = re.compile(
    r"(session|sign-in|login)\b.{0,60}\b(expire|time out|end)s?\b|\byou have \d+ (minute|second|hour)"
    r"|\b(redirected|moved|taken|sent|logged out|signed out)\b.{0,60}\b(in|after) \d+ (second|minute)s?"
    r"|(siirryt|siirretään|ohjataan|kirjataan ulos).{0,60}\d+ (sekunnin|minuutin) (kuluttua|päästä)"
    r"|(flyttas|skickas|omdirigeras|loggas ut).{0,60}(om|efter) \d+ (sekunder|minuter)"
    r"|\b\d+ minutes? (left|to (complete|finish|fill))"
    r"|(istunto|kirjautumi)\w*.{0,60}(vanhe|pääty|päätty|umpeutu|katke)|aikaa .{0,20}minuut"
    r"|(sessionen|inloggningen)\b.{0,60}(går ut|löper ut|avslutas|upphör)|du har \d+ minut|\d+ minuter kvar",
    re.IGNORECASE,
)
_EXTENDS = re.compile(
    r"\b(extend|continue (the |my |your )?session|stay (signed|logged) in|keep me (signed|logged)|more time|renew)\b"
    r"|jatka (istuntoa|aikaa)|pysy kirjautuneena|lisää aikaa|förläng|fortsätt (sessionen|vara inloggad)|mer tid",
    re.IGNORECASE,
)


def tells_a_limit(text: str) -> bool:
    """Whether words say that a session or the time for something ends."""
    return bool(_LIMIT.search(text))


def extends(name: str) -> bool:
    """Whether a control offers more time."""
    return bool(_EXTENDS.search(name))
