"""What the browser's own errors mean: why a page was not answered, and how that can be mended."""

from urllib.parse import urlsplit

CERTIFICATE = (
    "If the service is meant to be so, name its host under accept_certificates: in the plan; "
    "a certificate of a company's own authority is taken with certificate_authority:."
)
PROXY = "Look at proxy: in the plan, or at HTTPS_PROXY, HTTP_PROXY and NO_PROXY in the environment."
LATER = "Look whether the service is up, then walk again."
# By the browser's name of the error, without net::ERR_. {host} is whom it was asked of.
TOLD: dict[str, tuple[str, str]] = {
    "CERT_DATE_INVALID": ("the certificate of {host} has expired, or is not valid yet", CERTIFICATE),
    "CERT_COMMON_NAME_INVALID": ("the certificate of {host} was made out to another name", CERTIFICATE),
    "CERT_AUTHORITY_INVALID": (
        "the certificate of {host} was signed by itself, or by an authority that the browser does not know",
        CERTIFICATE,
    ),
    "CERT_REVOKED": ("the certificate of {host} was revoked", CERTIFICATE),
    "CERT_INVALID": ("the certificate of {host} is not valid", CERTIFICATE),
    "CERT_WEAK_SIGNATURE_ALGORITHM": ("the certificate of {host} is signed too weakly", CERTIFICATE),
    "CERT_WEAK_KEY": ("the certificate of {host} has too weak a key", CERTIFICATE),
    "CERT_VALIDITY_TOO_LONG": ("the certificate of {host} is valid for longer than browsers allow", CERTIFICATE),
    "CERTIFICATE_TRANSPARENCY_REQUIRED": ("the certificate of {host} stands in no public log", CERTIFICATE),
    "SSL_PROTOCOL_ERROR": (
        "{host} did not speak TLS as it should",
        "Look whether the address should begin with http://.",
    ),
    "SSL_VERSION_OR_CIPHER_MISMATCH": (
        "{host} speaks only versions or ciphers of TLS that browsers have given up",
        "Bring the server's TLS up to date.",
    ),
    "SSL_CLIENT_AUTH_CERT_NEEDED": (
        "{host} asks for the customer's own certificate",
        "Auditor has none to show: let it reach the service without one.",
    ),
    "BAD_SSL_CLIENT_AUTH_CERT": (
        "{host} asks for the customer's own certificate",
        "Auditor has none to show: let it reach the service without one.",
    ),
    "NAME_NOT_RESOLVED": ("no machine of the name {host} was found", "Look whether the address is right."),
    "CONNECTION_REFUSED": ("nothing listens at {host}", LATER),
    "CONNECTION_RESET": ("{host} broke the connection off", LATER),
    "CONNECTION_CLOSED": ("{host} closed the connection before it answered", LATER),
    "EMPTY_RESPONSE": ("{host} sent nothing", LATER),
    "INVALID_HTTP_RESPONSE": ("{host} answered with something that is not HTTP", LATER),
    "INCOMPLETE_CHUNKED_ENCODING": ("the answer of {host} broke off", LATER),
    "CONTENT_LENGTH_MISMATCH": ("the answer of {host} broke off", LATER),
    "HTTP2_PROTOCOL_ERROR": ("{host} did not speak HTTP/2 as it should", LATER),
    "CONNECTION_TIMED_OUT": ("{host} did not answer in time", LATER),
    "TIMED_OUT": ("{host} did not answer in time", LATER),
    "ADDRESS_UNREACHABLE": ("no way leads to {host}", PROXY),
    "INTERNET_DISCONNECTED": ("this machine has no network", "Connect it, then walk again."),
    "TOO_MANY_REDIRECTS": (
        "{host} leads on without end",
        "Often a cookie is missing or refused: look at cookies: and session: in the plan.",
    ),
    "PROXY_CONNECTION_FAILED": ("the proxy does not answer", PROXY),
    "TUNNEL_CONNECTION_FAILED": ("the proxy does not let {host} be reached", PROXY),
    "PROXY_AUTH_REQUESTED": ("the proxy asks for a name and a password", PROXY),
    "PROXY_AUTH_UNSUPPORTED": ("the proxy asks to be signed in to in a way that is not known", PROXY),
    "PROXY_CERTIFICATE_INVALID": ("the proxy's own certificate is not valid", PROXY),
    "MANDATORY_PROXY_CONFIGURATION_FAILED": ("the proxy cannot be used", PROXY),
    "NO_SUPPORTED_PROXIES": ("the proxy is of a kind that the browser does not know", PROXY),
    "UNSAFE_PORT": ("browsers do not ask at this port", "Let the service listen at another."),
    "INVALID_AUTH_CREDENTIALS": ("{host} does not take the name and the password", "Look at basic_auth: in the plan."),
    "BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS": (
        "the page asked for an address inside this network",
        "Only a service that is inside itself may do so.",
    ),
}  # fmt: skip


def is_certificate(error: str) -> bool:
    """Whether the browser's name of an error is about a certificate."""
    return error.startswith("CERT")


def unanswered(error: str, url: str) -> tuple[str, str]:
    """Why this address was not answered, as a clause, and how to mend it; `error` as the browser names it."""
    host = urlsplit(url).netloc.rpartition("@")[2] or "the service"
    clause, mend = TOLD.get(error, (error.replace("_", " ").lower(), ""))
    return clause.format(host=host), mend
