"""Says in words what went wrong on the way to an answer."""

import ssl
from collections.abc import Iterator

import httpcore

from auditor.languages.marking import phrase

from .answer import Kind
from .hosts import ToldToWait
from .reach import NoHost, Refused
from .unpacking import Bomb, CannotUnpack


def told(error: BaseException) -> tuple[Kind, str, bool]:
    """The kind of failure, the words for it, and whether it is the address's own fault for certain."""
    match error:
        case Refused():
            return "refused", str(error), False
        case NoHost():
            return "no host", str(error), error.sure
        case ToldToWait():
            words = phrase("its host asks to be left alone for {seconds} s", seconds=round(error.seconds))
            return "wait", words, False
        case Bomb():
            return "packed", phrase("it is packed so tightly that unpacking it would fill the memory"), False
        case CannotUnpack():
            return "packed", phrase("it is packed in a way that cannot be unpacked"), False
        case TimeoutError() | httpcore.TimeoutException():
            return "time", phrase("it did not answer in time"), False
        case httpcore.ProxyError():
            return "proxy", phrase("the proxy did not let the request through ({words})", words=str(error)[:80]), False
    if (unsafe := next(_of_tls(error), None)) is not None:
        return "tls", _words(unsafe), False
    if isinstance(error, httpcore.ConnectError | OSError):
        return "nobody", phrase("nobody listens there"), False
    return "no answer", phrase("the connection broke off, or what was answered is not HTTP"), False


def _of_tls(error: BaseException) -> Iterator[ssl.SSLError]:
    """The TLS error behind an error."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            yield seen
        seen = seen.__cause__ or seen.__context__


def _words(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return phrase("its certificate is not valid ({words})", words=error.verify_message[:200])
    return phrase("no safe connection could be made ({words})", words=(error.reason or "TLS")[:80])
