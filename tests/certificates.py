"""Certificates for tests: a company's own authority, and servers that it, or nobody, vouches for."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key."""

    file: Path
    key: Path

    def server_side(self) -> ssl.SSLContext:
        """For a server that shows it."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file, self.key)
        return context


def authority(folder: Path, name: str = "authority") -> Issued:
    """An authority of its own."""
    issued = Issued(folder / f"{name}.pem", folder / f"{name}.key")
    _openssl(
        "req", "-x509", *KEY, "-keyout", issued.key, "-out", issued.file, "-days", "30", "-subj", f"/CN={name}",
        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign",
    )  # fmt: skip
    return issued


def issue(folder: Path, by: Issued | None, *hosts: str, expired: bool = False) -> Issued:
    """A server's certificate for these hosts, signed by an authority, or by itself."""
    stem = f"{hosts[0]}-{'own' if by is None else by.file.stem}{'-old' if expired else ''}".replace(":", "_")
    issued, names = Issued(folder / f"{stem}.pem", folder / f"{stem}.key"), folder / f"{stem}.ext"
    request = folder / f"{stem}.csr"
    told = ",".join(f"IP:{one}" if one[0].isdigit() else f"DNS:{one}" for one in hosts)
    names.write_text(f"subjectAltName={told}\nextendedKeyUsage=serverAuth\n")
    _openssl("req", *KEY, "-keyout", issued.key, "-out", request, "-subj", f"/CN={hosts[0]}")
    signed = ("-CA", by.file, "-CAkey", by.key, "-CAcreateserial") if by else ("-signkey", issued.key)
    days = "-1" if expired else "20"
    _openssl("x509", "-req", "-in", request, *signed, "-out", issued.file, "-days", days, "-extfile", names)
    return issued


def _openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, timeout=30)
