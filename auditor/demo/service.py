"""Starts the demo service: a town's booking of sports halls, with a payment company on a second host."""

import socketserver
from contextlib import AbstractContextManager
from http.server import ThreadingHTTPServer
from threading import Thread
from types import TracebackType

from .payment import payment_site
from .shelf import Shelf
from .town import town_site
from .web import Site, handler


class Running(AbstractContextManager["Running"]):
    """The service while it runs; leaving the `with` block stops it."""

    def __init__(self, *, mended: bool, port: int) -> None:
        self.mended = mended
        self._town, self._payment = _Server(port), _Server(0)
        # Another host name, not only another port: customers are handed over to another company.
        self.url = f"http://127.0.0.1:{self._town.server_port}"
        self.pay_url = f"http://localhost:{self._payment.server_port}"
        shelf = Shelf(mended=mended)
        payment = payment_site(shelf, town_url=self.url)
        self._town.serve(town_site(shelf, pay_url=self.url if mended else self.pay_url, payment=payment))
        self._payment.serve(payment)

    def stop(self) -> None:
        """Stop both hosts; a second call does nothing."""
        self._town.stop()
        self._payment.stop()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(*, mended: bool, port: int = 0) -> Running:
    """Serve the broken or the mended variant on this loopback port, 0 for any free one."""
    return Running(mended=mended, port=port)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), socketserver.BaseRequestHandler)
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def serve(self, site: Site) -> None:
        self.RequestHandlerClass = handler(site)  # the sites need both addresses, so both sockets come first
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves before its answer is nothing to speak of."""
