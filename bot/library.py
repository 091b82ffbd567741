"""The library in use, replaced in one assignment when a new snapshot is published.

A question keeps the assistant it began with; the next one takes whatever
stands here then. A snapshot that cannot be opened leaves the old one in use.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable

from bot.assistant import Assistant
from config.errors import AssistantError

_LOG = logging.getLogger(__name__)


class Library:
    """Holds the assistant over the newest snapshot."""

    def __init__(self, open_assistant: Callable[[], Assistant], stamp: Callable[[], Hashable]) -> None:
        """Open the library.

        Args:
            open_assistant: opens the newest snapshot.
            stamp: a cheap value that changes whenever a snapshot is published.

        Raises:
            SnapshotError: if there is no snapshot that can be opened.
        """
        self._open = open_assistant
        self._stamp = stamp
        self._seen = stamp()
        self._assistant = open_assistant()

    def __call__(self) -> Assistant:
        """Return the assistant in use."""
        return self._assistant

    def refresh(self) -> bool:
        """Take up a newly published snapshot; True if there was one and it is in use now."""
        now = self._stamp()
        if now == self._seen:
            return False
        self._seen = now
        try:
            self._assistant = self._open()
        except AssistantError as error:
            _LOG.error("The new snapshot was not taken up, the old one stays in use: %s", error)
            return False
        _LOG.info("A new snapshot is in use.")
        return True
