"""What an HTTP status that refuses means for an audit, and how a plan gets past it."""

MENDS = {
    401: "It wants to know who asks. Where it asks by basic authentication, write basic_auth: for its host in the "
    "plan; where one signs in on a page, write session:.",
    403: "It lets this visitor in nowhere: one that is not signed in (session:), lacks a header or a cookie (headers:, "
    "cookies:), comes from the wrong network (proxy:), or is an automated browser.",
    407: "The proxy asks for a name and a password: write them into proxy: in the plan.",
    429: "It was asked too often. Walk later, with --jobs 1, or let the service exempt this visitor.",
    503: "It is overloaded, or closed for a while. Walk later.",
    511: "The network itself asks to be signed in to first: open any page in a browser on this machine.",
}
WAITS = (429, 503)
LONGEST = 40  # characters of what a server tells of waiting


def refusal(status: int, url: str, wait: str = "") -> str:
    """Why nobody can be judged at an address that answered so, in whole sentences; `wait` is its Retry-After."""
    told = [f"The service answered with HTTP {status} at {url}."]
    if status in MENDS:
        told.append(MENDS[status])
    if status in WAITS and wait:
        until = f"in {wait} seconds" if wait.isdigit() else f"after {wait[:LONGEST]}"
        told.append(f"It says to come back {until}.")
    return " ".join(told)
