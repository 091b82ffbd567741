"""Figures for a monitoring system, and whether the bot is well, over HTTP on a port of this machine.

``/health`` is answered from the bot's own event loop, so a bot that hangs does
not answer; ``/metrics`` is in the text form of Prometheus and holds no names
and no words of a question.
"""

from __future__ import annotations

from collections.abc import Callable
from socket import create_server
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from config.errors import SettingsError

LOOPBACK = "127.0.0.1"
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The figures of one bot; safe to use from several threads."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter("assistant_answers", "Questions answered, by outcome", ["outcome"],
                                registry=self._registry)  # fmt: skip
        self._seconds = Histogram("assistant_answer_seconds", "Time the engine took for an answer", buckets=_SECONDS,
                                  registry=self._registry)  # fmt: skip
        self._updates = Counter("assistant_updates", "Updates from Telegram, by what the gate did", ["gate"],
                                registry=self._registry)  # fmt: skip
        self._trouble = Counter("assistant_telegram_trouble", "Calls of the Bot API that went wrong, by kind",
                                ["kind"], registry=self._registry)  # fmt: skip

    def answered(self, outcome: str, seconds: float) -> None:
        """Count an answer."""
        self._answers.labels(outcome).inc()
        self._seconds.observe(seconds)

    def update(self, *, let_through: bool) -> None:
        """Count an update at the gate."""
        self._updates.labels("passed" if let_through else "stopped").inc()

    def trouble(self, kind: str) -> None:
        """Count a call that went wrong: "flood", "server", "network"."""
        self._trouble.labels(kind).inc()

    def watch(self, name: str, about: str, read: Callable[[], float]) -> None:
        """Add a figure that is read when somebody looks."""
        Gauge(f"assistant_{name}", about, registry=self._registry).set_function(read)

    def text(self) -> bytes:
        """Return all figures in the text form of Prometheus."""
        return generate_latest(self._registry)


class _Health(RequestHandler):
    def initialize(self, complaint: Callable[[], str]) -> None:
        self._complaint = complaint

    def get(self) -> None:
        reason = self._complaint()
        self.set_status(503 if reason else 200)
        self.finish({"well": not reason, "reason": reason})


class _Figures(RequestHandler):
    def initialize(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def get(self) -> None:
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(self._metrics.text())


def listen(port: int, metrics: Metrics, complaint: Callable[[], str]) -> HTTPServer:
    """Serve /health and /metrics on this machine only; to be called in the running event loop.

    Args:
        complaint: returns what is wrong as a sentence, or "".

    Raises:
        SettingsError: if the port is taken.
    """
    routes: list[Any] = [
        ("/health", _Health, {"complaint": complaint}),
        ("/metrics", _Figures, {"metrics": metrics}),
    ]
    server = HTTPServer(Application(routes, log_function=lambda _handler: None))
    try:
        socket = create_server((LOOPBACK, port))
    except OSError as error:
        raise SettingsError(
            f"bot.health_port = {port} cannot be used ({error.strerror}); choose another port, or 0 for none."
        ) from error
    socket.setblocking(False)
    server.add_socket(socket)
    return server
