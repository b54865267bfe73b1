"""The options by which a command that has no plan is told how the service is reached."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click
from pydantic import ValidationError

from auditor.commons.certificates import certificates_in
from auditor.errors import UsageError
from auditor.formats._document import Document
from auditor.formats._network import ReachText, network_of, secrets_of
from auditor.model import Plan
from auditor.secrets import MASK

C = TypeVar("C", bound=Callable[..., Any])
VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
OPTIONS = (
    click.option("--proxy", metavar="URL", help="The proxy. [default: as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say]"),
    click.option(
        "--header",
        "headers",
        multiple=True,
        metavar="'NAME: VALUE'",
        help="Send this header to the service's host, and to no other; can be given again. ${NAME} in it comes from "
        "the environment, so that a secret stands in no list of processes.",
    ),
    click.option(
        "--certificate-authority",
        "authority",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Trust the certificate authority in this file (PEM), too.",
    ),
    click.option("--accept-certificate", is_flag=True, help="Take the certificate of the service's host as it is."),
)
NAMES = ("proxy", "headers", "authority", "accept_certificate")


def reaching(command: C) -> C:
    """Give a command these options; `taken` takes them out of what it is given."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def taken(given: dict[str, Any]) -> dict[str, Any]:
    """These options, taken out of what a command is given."""
    return {name: given.pop(name) for name in NAMES}


def reached(plan: Plan, told: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> Plan:
    """The plan with the way to its host as these options say. Raises UsageError where one of them is wrong."""
    if not any(told.values()):
        return plan
    host = urlsplit(plan.url).hostname or ""
    written = {
        "proxy": _filled(told["proxy"], environment) if told["proxy"] else None,
        "accept_certificates": [host] if told["accept_certificate"] else None,
        "headers": [_header(one, host, environment) for one in told["headers"]] or None,
    }
    try:
        read = ReachText.model_validate({name: value for name, value in written.items() if value})
    except ValidationError as wrong:
        raise first_told(wrong) from None
    network = network_of(read).model_copy(update={"authority": _authority(told["authority"])})
    secrets = plan.secrets.union(secrets_of(network, Document("", None)))
    return plan.model_copy(update={"network": network, "secrets": secrets})


def must_be_told_again(plan: Plan) -> None:
    """Raise UsageError where a stored plan sent something secret, which no run folder holds."""
    if any(MASK in one.value for one in plan.network.headers) or MASK in (plan.network.proxy or ""):
        message = "This run sent secrets (--header, --proxy), which its folder does not hold."
        raise UsageError(message, "Go on with a crawl by giving these options again; begin anything else anew.")


def first_told(wrong: ValidationError) -> UsageError:
    """The first thing that is wrong with options that a plan may write, too, in the plan's words."""
    first = wrong.errors(include_url=False, include_input=False)[0]
    words = first.get("ctx", {})
    return UsageError(words.get("said") or f"{first['msg']}.", words.get("mend") or "")


def _header(told: str, host: str, environment: Mapping[str, str]) -> dict[str, str]:
    name, colon, value = told.partition(":")
    if not colon:
        raise UsageError(f"--header has no colon after the name “{name[:40]}”.", "Write it such as 'X-Key: ${KEY}'.")
    return {"host": host, "name": name, "value": _filled(value, environment).strip()}


def _filled(text: str, environment: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        if match[1] not in environment:
            raise UsageError(f"The environment variable {match[1]} is not set.", "Set it before the run.")
        return environment[match[1]]

    return VARIABLE.sub(fill, text)


def _authority(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        certificates_in(file.read_text(encoding="ascii", errors="replace"))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{file} cannot be used as a certificate authority: {why}.", "It should hold PEM.") from None
    return str(file.resolve())
