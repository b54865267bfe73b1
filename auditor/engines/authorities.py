"""Makes the browser know a company's own certificate authority, in a store of its own; the user's is left alone.

On Linux, Chromium takes authorities from the NSS store of its home folder. A home for one run gets a copy of the user's
store and the company's certificates beside it, written by NSS itself: the library that Chromium needs anyway.
"""

import ctypes
import ctypes.util
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from auditor.commons.certificates import BEGIN, certificates_in
from auditor.errors import AuditorError, UsageError

STORES = (".pki/nssdb", ".local/share/pki/nssdb")  # where Chromium looks, the first that is there
TRUSTED = b"C,,"  # as an authority of web servers, for nothing else
KEPT = {"XDG_DATA_HOME": ".local/share", "XDG_CONFIG_HOME": ".config", "XDG_CACHE_HOME": ".cache"}  # fonts and the like


class _Item(ctypes.Structure):
    _fields_ = (("type", ctypes.c_uint), ("data", ctypes.c_char_p), ("length", ctypes.c_uint))


class _Trust(ctypes.Structure):
    _fields_ = (("ssl", ctypes.c_uint), ("mail", ctypes.c_uint), ("code", ctypes.c_uint))


@contextmanager
def home_with(file: Path | None, environment: Mapping[str, str]) -> Iterator[dict[str, str] | None]:
    """The environment in which a browser knows the authorities of this file (PEM); None: as it is. Then it is gone.

    Raises UsageError where the file holds no certificate, AuditorError where this machine has no such store.
    """
    if file is None:
        yield None
        return
    certificates = read_certificates(file)
    if not sys.platform.startswith("linux"):
        # There the browser takes the system's own authorities; the file is for the tool's own fetching.
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="auditor-home-", ignore_cleanup_errors=True) as made:
        store = Path(made) / STORES[0]
        own = Path(environment.get("HOME") or "/nonexistent")
        known = next((one for one in (own / name for name in STORES) if (one / "cert9.db").is_file()), None)
        if known:
            shutil.copytree(known, store)
        store.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep(store, certificates)
        lasting = {name: environment.get(name) or str(own / usual) for name, usual in KEPT.items()}
        yield {**environment, **lasting, "HOME": made}


def can_keep() -> bool:
    """Whether this machine has what writes such a store."""
    try:
        return bool(_library())
    except AuditorError:
        return False


def read_certificates(file: Path) -> list[bytes]:
    """The certificates in a file, as DER. Raises UsageError where there are none."""
    try:
        return certificates_in(file.read_text(encoding="ascii", errors="replace"))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        message = f"{file} cannot be used as a certificate authority: {why}."
        raise UsageError(message, f"It should hold certificates as PEM: {BEGIN}.") from error


def _keep(store: Path, certificates: list[bytes]) -> None:
    """Write the certificates into an NSS store, as authorities."""
    nss = _library()
    if nss.NSS_InitReadWrite(f"sql:{store}".encode()) != 0:
        raise AuditorError(f"The browser's store of authorities could not be made in {store}.", "Is the disk full?")
    try:
        slot = ctypes.c_void_p(nss.PK11_GetInternalKeySlot())
        if nss.PK11_NeedUserInit(slot):
            nss.PK11_InitPin(slot, None, b"")
        for number, der in enumerate(certificates):
            if not _kept(nss, slot, der, f"Authority {number + 1} of the plan"):
                message = f"Certificate {number + 1} of certificate_authority: could not be taken into the browser."
                raise UsageError(message, "Is it the certificate of an authority, and whole?")
        nss.PK11_FreeSlot(slot)
    finally:
        nss.NSS_Shutdown()


def _kept(nss: ctypes.CDLL, slot: ctypes.c_void_p, der: bytes, name: str) -> bool:
    known = ctypes.c_void_p(nss.CERT_GetDefaultCertDB())
    item = _Item(0, der, len(der))
    certificate = ctypes.c_void_p(nss.CERT_NewTempCertificate(known, ctypes.byref(item), None, 0, 1))
    if not certificate:
        return False
    trust = _Trust()
    failed = nss.PK11_ImportCert(slot, certificate, ctypes.c_ulong(0), name.encode(), 0)
    failed = failed or nss.CERT_DecodeTrustString(ctypes.byref(trust), TRUSTED)
    failed = failed or nss.CERT_ChangeCertTrust(known, certificate, ctypes.byref(trust))
    nss.CERT_DestroyCertificate(certificate)
    return not failed


def _library() -> ctypes.CDLL:
    try:
        nss = ctypes.CDLL(ctypes.util.find_library("nss3") or "libnss3.so")
    except OSError as error:
        message = "The browser cannot be told of certificate_authority: NSS (libnss3) is not on this machine."
        raise AuditorError(message, "Install it (Debian: libnss3, Fedora: nss), or run `auditor doctor`.") from error
    for name in ("PK11_GetInternalKeySlot", "CERT_GetDefaultCertDB", "CERT_NewTempCertificate"):
        getattr(nss, name).restype = ctypes.c_void_p
    return nss
