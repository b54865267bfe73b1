"""How a plan may write the way in to the service (`session:`): a login that is walked before anything else."""

import base64
import binascii
import re
from typing import Annotated, ClassVar

import pyotp
from pydantic import AfterValidator, Field, model_validator

from ._names import NOT_WRITTEN, told_apart
from ._people import PersonaName
from ._steps import ExpectText, StepText
from ._targets import Written
from ._units import Milliseconds, within, wrong

CODE = "{code}"
MINUTE_MS = 60_000
LONGEST_MS = 24 * 60 * MINUTE_MS
SHORTEST_SECRET = 10  # bytes of a secret of one-time codes; RFC 4226 asks for 16, services give less
AS_APPS_TAKE_IT = re.compile(r"[\s-]+")


def _code_secret(value: str) -> str:
    """The secret of one-time codes in base 32. The message does not repeat it."""
    if value.strip().startswith("otpauth:"):
        return _address_of_codes(value.strip())
    plain = AS_APPS_TAKE_IT.sub("", value).upper().rstrip("=")
    mend = (
        "Write what the service shows for “enter the key by hand”, in base 32: the letters A to Z, the digits 2 to 7."
    )
    try:
        told = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except (binascii.Error, ValueError):
        raise wrong("This is not the secret of one-time codes.", mend) from None
    if len(told) < SHORTEST_SECRET:
        raise wrong("This is too short for the secret of one-time codes.", mend)
    return plain


def _address_of_codes(value: str) -> str:
    """What a QR code for authenticator apps holds, with its own interval, digits and hash."""
    try:
        codes = pyotp.parse_uri(value)
        good = isinstance(codes, pyotp.TOTP) and bool(codes.now())
    except (ValueError, TypeError):
        good = False
    if not good:
        raise wrong("This is not the address of one-time codes.", "It begins with otpauth://totp/ and holds secret=….")
    return value


class SessionText(Written):
    """A login, and when it is to be made anew."""

    example: ClassVar[str] = "{steps: [{name: Sign in, actions: […]}], signed_out: {text: Sign in}, keep: 30min}"

    steps: Annotated[tuple[StepText, ...], Field(min_length=1), AfterValidator(told_apart)]
    signed_out: ExpectText | None = None
    code: Annotated[str, AfterValidator(_code_secret)] = NOT_WRITTEN
    keep: Annotated[Milliseconds, within(0, LONGEST_MS, "at most 1440min; 0s keeps nothing from run to run")] = (
        30 * MINUTE_MS
    )
    for_: tuple[PersonaName, ...] = Field(default=(), alias="for")

    @model_validator(mode="after")
    def _only_signs_in(self) -> "SessionText":
        for number, step in enumerate(self.steps):
            for key in ("safe", "stop_before", "explore"):
                if getattr(step, key):
                    message = f"“{key}” has no sense here: nothing is judged while the service is signed in to."
                    raise wrong(message, "Delete the key.", at=["steps", number, key])
        return self

    @model_validator(mode="after")
    def _codes_have_a_secret(self) -> "SessionText":
        if self.code is None and CODE in "".join(one.model_dump_json() for one in self.steps):
            message = f"{CODE} stands in these steps, and there is no secret to make codes from."
            raise wrong(message, 'Write code: "${NAME}" beside them, with the secret in the environment.', at=["steps"])
        return self
