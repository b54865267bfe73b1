"""A small service for members: a login, pages that are made alike, a document, links that lead nowhere."""

import secrets
from io import BytesIO
from urllib.parse import parse_qs

import pikepdf
from service import Handler

PASSWORD = "correct horse battery"
NAV = '<nav><a href="/">Home</a> <a href="/items/1">Items</a> <a href="/contact">Contact us</a></nav>'
ITEMS = range(1, 5)
FRONT = (
    "<h1>Members</h1><p>Hello maija</p>"
    + "".join(f'<a href="/items/{n}">Item {n}</a> ' for n in ITEMS)
    + '<a href="/old">Old address</a> <a href="/terms.pdf">Terms</a> <a href="/gone">Gone</a> '
    + '<a href="/items/2#x">A part of an item</a>'
)
LOGIN = (
    "<h1>Log in</h1><form method=post><label>User <input name=user></label>"
    "<label>Password <input type=password name=password></label><button>Go on</button></form>"
)
ITEM = '<h1>Item</h1><img src="/none.png" width=20 height=20><p>What it is.</p><table><tr><td>1</td></tr></table>'
PAGES = {"/": FRONT, "/contact": "<h1>Contact</h1><label>Name</label><input>", "/login": LOGIN}
PAGES |= {f"/items/{number}": ITEM for number in ITEMS}


def _document() -> bytes:
    made, kept = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(kept, deterministic_id=True)
    return kept.getvalue()


DOCUMENT = _document()


class Members(Handler):
    """Who is not signed in is sent to the login."""

    sessions: set[str] = set()

    def do_GET(self) -> None:  # noqa: N802 - the name that the base class calls
        path = self.path.partition("?")[0]
        cookies = dict(one.strip().split("=", 1) for one in self.headers.get("cookie", "").split(";") if "=" in one)
        if path in ("/robots.txt", "/sitemap.xml", "/none.png"):
            self._say(b"", 404)
        elif path != "/login" and cookies.get("members") not in self.sessions:
            self._say(b"", 302, location="/login")
        elif path == "/old":
            self._say(b"", 302, location="/contact")
        elif path == "/terms.pdf":
            self._say(DOCUMENT, content_type="application/pdf")
        else:
            head = f"<!doctype html><html lang=en><title>Page {path}</title><body>{NAV}<main>"
            found = PAGES.get(path, "<h1>Not found</h1>")
            self._say(f"{head}{found}</main></body></html>".encode(), 200 if path in PAGES else 404)

    do_HEAD = do_GET  # noqa: N815 - the name that the base class calls

    def do_POST(self) -> None:  # noqa: N802 - the name that the base class calls
        told = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        if told.get("password") != [PASSWORD]:
            self._say(b"", 303, location="/login")
            return
        key = secrets.token_hex(16)
        self.sessions.add(key)
        self._say(b"", 303, location="/", set_cookie=f"members={key}; HttpOnly; Path=/")

    def _say(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content_type": "text/html", **headers, "content_length": str(len(body))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
