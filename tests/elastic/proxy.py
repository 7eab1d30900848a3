"""A proxy before the cluster that fails in the ways of clusters and of what stands before them."""

import json
import select
from collections.abc import Callable
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from threading import Condition, Thread
from typing import Any

from tests.elastic import HOSTS
from tests.elastic.certificates import Trust

SLOW = 30.0
"""Seconds until a slow cluster answers."""

Fault = Callable[["Handler"], None]


class Proxy(ThreadingHTTPServer):
    """Forwards to the cluster, or does what ``fault`` says. ``seen`` are the requests; ``left`` counts those that were
    not waited for. With ``key`` only requests with that API key are answered; with ``trust`` it speaks TLS.
    """

    daemon_threads = True

    def __init__(self, key: str = "", trust: Trust | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.fault: Fault | None = None
        self.key = key
        self.seen: list[str] = []
        self.left = 0
        self.hosts = cycle(HOSTS)
        self._at_work = 0
        self._change = Condition()
        if trust:
            self.socket = trust.context().wrap_socket(self.socket, server_side=True)
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def __enter__(self) -> "Proxy":
        self._thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    def begins(self, request: str) -> None:
        with self._change:
            self.seen.append(request)
            self._at_work += 1

    def ends(self, *, left: bool = False) -> None:
        with self._change:
            self.left += left
            self._at_work -= 1
            self._change.notify_all()

    def wait(self) -> None:
        """Until every request was answered or left."""
        with self._change:
            assert self._change.wait_for(lambda: not self._at_work, timeout=2 * SLOW)

    def handle_error(self, *args: object) -> None:
        """Whoever leaves early breaks the connection: that is what is tried."""


class Handler(BaseHTTPRequestHandler):
    """One connection to the proxy."""

    server: Proxy
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.begins(f"{self.command} {self.path}")
        left = False
        try:
            if self.server.key and self.headers.get("Authorization") != f"ApiKey {self.server.key}":
                self.say(401, {"error": {"type": "security_exception", "reason": "missing credentials"}})
            elif self.server.fault:
                self.server.fault(self)
            else:
                self._forward()
        except Left:
            left = True
        finally:
            self.server.ends(left=left)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _handle

    def say(self, status: int, answer: Any) -> None:
        """Answer in the name of the cluster."""
        self._send(status, json.dumps(answer).encode(), "application/json")

    def _forward(self) -> None:
        upstream = HTTPConnection(next(self.server.hosts), timeout=60)
        try:
            kept = {name: value for name, value in self.headers.items() if name.lower() in {"content-type", "accept"}}
            upstream.request(self.command, self.path, self.body, kept)
            answer = upstream.getresponse()
            self._send(answer.status, answer.read(), answer.headers["Content-Type"] or "application/json")
        finally:
            upstream.close()

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing."""


class Left(Exception):
    """The client went away before there was an answer."""


def overloaded(handler: Handler) -> None:
    """The cluster has too much to do."""
    handler.say(429, {"error": {"type": "es_rejected_execution_exception", "reason": "queue is full"}, "status": 429})


def unavailable(handler: Handler) -> None:
    """What stands before the cluster has no node to ask."""
    handler._send(503, b"<html><body>503 Service Unavailable</body></html>", "text/html")


def slow(handler: Handler) -> None:
    """An answer comes after half a minute."""
    if select.select([handler.connection], [], [], SLOW)[0]:
        handler.close_connection = True
        raise Left
    handler.say(503, {})


def cut(handler: Handler) -> None:
    """The connection ends in the middle of an answer."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\nContent-Length: 100\r\n\r\n{")
    handler.close_connection = True
