"""A web server on this machine that answers what a test tells it to."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Say = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(say: Say) -> Iterator[str]:
    """The address of a server, without a slash at its end, that handles every request with `say`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                say(self)
            except (BrokenPipeError, ConnectionResetError):
                return
            finally:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(body: bytes, status: int = 200, **fields: str) -> Say:
    """Answers with this body; underscores in the names of fields stand for hyphens."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        named = {"Content-Length": str(len(body)), "Content-Type": "text/html"}
        named |= {name.replace("_", "-"): value for name, value in fields.items()}
        handler.send_response(status)
        for name, value in named.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return say
