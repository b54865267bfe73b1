"""Whose certificates are believed: the system's authorities, a company's own, and those that a plan names."""

import ssl

import certifi

from auditor.errors import UsageError
from auditor.model import Network


def trusting(network: Network) -> ssl.SSLContext:
    """Believes the authorities of the system and the company's own that the plan names. Raises UsageError."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if paths.cafile is None and paths.capath is None:  # a system without authorities of its own
        context.load_verify_locations(certifi.where())
    # New Pythons refuse what browsers take: authorities of companies often lack what RFC 5280 asks of them.
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    if network.authority is not None:
        try:
            context.load_verify_locations(network.authority)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"The certificates of the authority cannot be read from {network.authority}: "
                f"{getattr(error, 'strerror', None) or error}.",
                "It must be a file of certificates in PEM, each beginning with -----BEGIN CERTIFICATE-----.",
            ) from error
    return context


def accepting() -> ssl.SSLContext:
    """Takes any certificate: for hosts alone that a plan names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
