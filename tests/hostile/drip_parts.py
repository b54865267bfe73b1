"""A style sheet, a font, a picture, a script and a frame that come a byte a second."""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    kinds = {"css": "text/css", "png": "image/png", "js": "text/javascript", "woff2": "font/woff2", "html": "text/html"}
    if kind := wire.path.rpartition(".")[2] if "." in wire.path else "":
        wire.head(content_type=kinds[kind], content_length="100000")
        wire.drip(b" " * 100_000)
        return
    font = "<style>@font-face { font-family: f; src: url(/drip_parts.woff2) } h1 { font-family: f }</style>"
    late = '<img alt="" src="/drip_parts.png"><script async src="/drip_parts.js"></script>'
    frame = '<iframe title="f" src="/drip_parts.html"></iframe>'
    body = f"<body><h1>Parts</h1><p>They come slowly.</p>{late}{frame}</body></html>"
    sheet = '<link rel="stylesheet" media="(min-width: 1px)" href="/drip_parts.css">'
    wire.send(HEAD.format(title="Parts") + font + body.replace("</body>", f"{sheet}</body>"))
