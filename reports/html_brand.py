"""How a brand stands in a report: its colours in the style, its logo as an address that holds the picture."""

from auditor.model import Brand
from auditor.model.brand import Logo

_COLOURS = """
:root {{ --accent: {light}; }}
@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}
@media print {{ :root {{ --accent: {light}; }} }}
@media (forced-colors: active) {{ :root {{ --accent: LinkText; }} }}
"""


def brand_style(brand: Brand | None) -> str:
    """What the brand changes of the style. Its colours are checked where its file is read: six hexadecimal digits."""
    return _COLOURS.format(light=brand.light, dark=brand.dark) if brand else ""


def logo_address(logo: Logo) -> str:
    """The logo as a picture in the page: as such, an SVG runs nothing and fetches nothing."""
    return f"data:{logo.media};base64,{logo.data}"
