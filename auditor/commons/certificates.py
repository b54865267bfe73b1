"""Reads certificates out of the text of a file."""

import ssl

BEGIN, END = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"


def certificates_in(text: str) -> list[bytes]:
    """The certificates (PEM) in a text, as DER. Raises ValueError where there are none or one is not whole."""
    whole = [f"{BEGIN}{part.partition('-----END')[0]}{END}\n" for part in text.split(BEGIN)[1:]]
    if not whole:
        raise ValueError("it holds no certificate")
    try:
        ssl.create_default_context(cadata="".join(whole))
        return [ssl.PEM_cert_to_DER_cert(one) for one in whole]
    except (ssl.SSLError, ValueError) as error:
        raise ValueError("one of its certificates is not whole") from error
