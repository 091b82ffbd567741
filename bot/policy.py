"""The access policy as it stands now: read anew when its file changes, kept when the new one will not do."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from config.errors import UsageError
from corpus.access import POLICY_FILE, AccessPolicy, load_policy

LOOK_EVERY_SECONDS = 2.0

_LOG = logging.getLogger(__name__)
_Stamp = tuple[int, int] | None


class WatchedPolicy:
    """Returns the policy of a folder of documents when called; safe to call from several threads."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Read the policy; raises UsageError if it will not do."""
        self._folder = folder
        self._clock = clock
        self._lock = threading.Lock()
        self._looked = clock()
        self._stamp = self._look()
        self._policy = load_policy(folder)

    def __call__(self) -> AccessPolicy:
        """Return the policy; one with a mistake is reported once and the last good one stays in force."""
        with self._lock:
            if self._clock() - self._looked >= LOOK_EVERY_SECONDS:
                self._looked = self._clock()
                stamp = self._look()
                if stamp != self._stamp:
                    self._stamp = stamp
                    self._renew()
            return self._policy

    def _renew(self) -> None:
        try:
            self._policy = load_policy(self._folder)
        except UsageError as error:
            _LOG.error("The access policy was not taken up, the one before stays in force: %s", error)
        else:
            _LOG.info("The access policy was read anew.")

    def _look(self) -> _Stamp:
        try:
            found = (self._folder / POLICY_FILE).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
