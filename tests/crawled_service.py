"""A small service with all that a crawl stumbles over: made anew for each address that is asked for."""

from collections import Counter
from urllib.parse import parse_qs, urlsplit

from service import Handler

NAV = '<nav><a href="/">Home</a> <a href="/items/">Items</a> <a href="/contact">Contact us</a></nav>'
ITEMS = 12
FRONT = """<h1>Front page</h1>
<a href="/items/">Items</a> <a href="/calendar/2031/07">Calendar</a> <a href="/list">List</a>
<a href="/session/a;jsessionid=AAAAAAAA">Session</a> <a href="/session/a?PHPSESSID=bbbb">Session again</a>
<a href="/tracked?utm_source=front&id=1">Tracked</a> <a href="/tracked?id=1#below">Tracked below</a>
<a href="/moved">Moved</a> <a href="/slash">No slash</a> <a href="/slash/">Slash</a>
<a href="/kept-out/a">Not for robots</a>
<a href="/shop/red-shoe">Shoe in the shop</a> <a href="/deep/a/b/a/b/">Deep</a>
<a href="/logout">Log out</a> <a href="/terms.pdf">Terms</a> <a href="/logo.png">Logo</a>
<a href="/download">Download</a>
<a href="/nothing">Nothing</a> <a href="https://elsewhere.example/">Elsewhere</a> <a href="/members">Members</a>
<a href="/hidden" data-method="delete">Delete it</a> <a href="/broken">Broken</a>
<iframe src="/frame" title="More"></iframe>
<div id="host"></div><div id="drawn"></div>
<script>
  host.attachShadow({ mode: "open" }).innerHTML = '<a href="/in-shadow">In a shadow root</a>';
  setTimeout(() => { drawn.innerHTML = '<a href="/drawn">Drawn by a script</a>'; }, 30);
</script>"""


ITEM = "<h1>Item</h1><p>What it is.</p><ul><li>One</li></ul><table><tr><td>1</td></tr></table>"
PAGES = {
    "/": FRONT,
    "/items/": "<h1>Items</h1>" + "".join(f'<a href="/items/{n}">Item {n}</a> ' for n in range(ITEMS)),
    "/login": '<h1>Log in</h1><label>Password <input type="password"></label>',
    "/frame": '<h1>Frame</h1><a href="/from-frame">Out of a frame</a>',
    "/nothing": "<h1>Not found</h1>",
    "/broken": "<h1>Broken</h1>",
    "/shop/red-shoe": "<h1>Red shoe</h1>",
}
STATUSES = {"/nothing": 404, "/broken": 500}
HEADS = {"/shop/red-shoe": '<link rel="canonical" href="/red-shoe">'}
SENDS_ON = {"/moved": "/session/b?from=moved", "/members": "/login"}
OTHERS = {
    "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /kept-out/\nSitemap: /map.xml\n"),
    "/map.xml": ("text/xml", "<urlset><url><loc>{root}/orphan</loc></url><url><loc>{root}/list</loc></url></urlset>"),
    "/download": ("application/octet-stream", "bytes"),
}


class CrawledHandler(Handler):
    """Answers by the whole address."""

    asked: Counter[str] = Counter()

    def do_GET(self) -> None:  # noqa: N802 - the name that the base class calls
        self.asked[self.path] += 1
        parts = urlsplit(self.path)
        path = parts.path.partition(";")[0]
        if path in SENDS_ON:
            self._say(b"", 302, location=SENDS_ON[path])
        elif path in OTHERS:
            kind, text = OTHERS[path]
            self._say(text.replace("{root}", f"http://{self.headers['host']}").encode(), kind=kind)
        else:
            self._page(path, _body(path, {name: values[0] for name, values in parse_qs(parts.query).items()}))

    do_HEAD = do_GET  # noqa: N815 - the name that the base class calls

    def _page(self, path: str, body: str) -> None:
        head = f"<!doctype html><html lang='en'><title>Page {path.strip('/')}</title>{HEADS.get(path, '')}"
        whole = f"{head}<body>{NAV}<main>{body}</main></body></html>"
        self._say(whole.encode(), STATUSES.get(path, 200))

    def _say(self, body: bytes, status: int = 200, *, kind: str = "text/html", location: str = "") -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        if location:
            self.send_header("location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _body(path: str, query: dict[str, str]) -> str:
    segments = [one for one in path.split("/") if one]
    if path in PAGES:
        return PAGES[path]
    if segments[0] == "items":
        return ITEM
    if segments[0] == "calendar":
        year, month = int(segments[1]), int(segments[2])
        after = f"{year + month // 12}/{month % 12 + 1:02d}"
        return f'<h1>{month} {year}</h1><a href="/calendar/{after}">Next month</a>'
    if segments[0] == "deep":
        return f'<h1>Deep</h1><a href="{path}a/b/">Deeper</a>'
    return _list(query) if path == "/list" else f"<h1>{segments[-1]}</h1><p>A page of its own: {segments[-1]}.</p>"


def _list(query: dict[str, str]) -> str:
    links = ""
    for name in ("colour", "size", "brand", "price"):
        for value in "abc":
            told = "&".join(f"{key}={one}" for key, one in sorted({**query, name: value}.items()))
            links += f'<a href="/list?{told}">{name} {value}</a> '
    orders = " ".join(f'<a href="/list?sort={one}">By {one}</a>' for one in ("name", "price", "age", "size"))
    return f"<h1>List</h1>{links}{orders}"
