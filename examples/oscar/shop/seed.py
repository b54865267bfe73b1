"""Fills the empty shop: 12 books with covers (one is out of stock), countries to send to, one customer."""

import io
from decimal import Decimal

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - Django must be set up first
from django.core.files.base import ContentFile  # noqa: E402
from oscar.apps.catalogue.categories import create_from_breadcrumbs  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402

BOOKS = {
    "Cooking": ("Bread for beginners", "Rye and butter", "Forest kitchen", "Coffee at home"),
    "Travel": ("A winter road", "Walking Helsinki", "Trains of the north", "Island ferries"),
    "Fiction": ("The lighthouse keeper", "Night tram", "Seven letters", "Last ferry home"),
}
OUT_OF_STOCK = {"A winter road"}
COUNTRIES = {"FI": "Finland", "SE": "Sweden", "EE": "Estonia", "DE": "Germany"}


def cover(title: str, hue: int) -> ContentFile:
    """A plain cover with the title on it."""
    picture = Image.new("HSV", (480, 640), (hue, 120, 170)).convert("RGB")
    ImageDraw.Draw(picture).text((40, 300), title, fill="white", font_size=32)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=80)
    return ContentFile(data.getvalue(), name=f"{hue}.jpg")


def fill() -> None:
    """Write all into the database."""
    for code, name in COUNTRIES.items():
        get_model("address", "Country").objects.create(
            iso_3166_1_a2=code, name=name.upper(), printable_name=name, is_shipping_country=True
        )
    book = get_model("catalogue", "ProductClass").objects.create(name="Book", track_stock=True, requires_shipping=True)
    partner = get_model("partner", "Partner").objects.create(name="Harbour")
    titles = [(title, shelf) for shelf, titles in BOOKS.items() for title in titles]
    for number, (title, shelf) in enumerate(titles, start=1):
        product = get_model("catalogue", "Product").objects.create(
            title=title,
            product_class=book,
            upc=f"HB{number:03}",
            description=f"<p>{title}, {90 + 30 * number} pages.</p>",
        )
        get_model("catalogue", "ProductCategory").objects.create(
            product=product, category=create_from_breadcrumbs(f"Books > {shelf}")
        )
        get_model("partner", "StockRecord").objects.create(
            product=product,
            partner=partner,
            partner_sku=product.upc,
            price_currency="EUR",
            price=Decimal(8 + number) + Decimal("0.90"),
            num_in_stock=0 if title in OUT_OF_STOCK else 10_000,
        )
        get_model("catalogue", "ProductImage").objects.create(product=product, original=cover(title, 20 * number))
    get_user_model().objects.create_user("maija", "maija@example.org", "Harbour-test-1")


fill()
