"""How the service is reached: a proxy, authorities, what is sent to which host, whose certificates are taken."""

from pydantic import Field

from .value import Value

OPEN = frozenset(("accept", "accept-language"))  # headers that every browser sends: masked, “fi” is lost to all pages


class HostHeader(Value):
    """A header that is sent to one host (its name, without a port) and to no other."""

    host: str
    name: str
    value: str = Field(repr=False)

    @property
    def is_secret(self) -> bool:
        """Whether its value lets somebody in, as far as its name tells."""
        return self.name.strip().lower() not in OPEN


class HostLogin(Value):
    """Basic authentication for one host."""

    host: str
    user: str
    password: str = Field(repr=False)


class HostCookie(Value):
    """A cookie that one host is given."""

    host: str
    name: str
    value: str = Field(repr=False)


class Network(Value):
    """For the browser and for the tool's own fetching alike. Headers, logins and cookies are secrets."""

    proxy: str | None = None  # such as http://proxy.company.example:3128; None: as the environment says
    no_proxy: tuple[str, ...] = ()  # hosts that are reached without
    authority: str | None = None  # a file of certificates (PEM) of a company's own authority, beside the plan
    accept_certificates: tuple[str, ...] = ()  # hosts whose certificate is taken as it is
    headers: tuple[HostHeader, ...] = ()
    logins: tuple[HostLogin, ...] = ()
    cookies: tuple[HostCookie, ...] = ()
