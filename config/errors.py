"""The error family of the assistant.

Something that is *broken* raises one of these; something that is *expected*
(no good answer, no such document) is a returned value. A message is one
sentence a person can act on: it names the value, the limit and the remedy.
"""

from __future__ import annotations

from pathlib import Path


class AssistantError(Exception):
    """Root of every error the assistant raises on purpose."""


class SettingsError(AssistantError):
    """A setting is missing, unknown or out of range."""


class UsageError(AssistantError):
    """A command was called with arguments that cannot be meant."""


class QuestionError(AssistantError):
    """A question cannot be worked on: too long, empty or without a letter."""


class ReadError(AssistantError):
    """One file cannot be read; the others go on.

    Attributes:
        path: the file.
        reason: what is wrong with it, with the value and the limit.
        remedy: what the person who put it there can do.
    """

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path.name}: {reason}; {remedy}.")
        self.path = path
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[ReadError], tuple[Path, str, str]]:
        """Readers run in worker processes, so the error must survive pickling."""
        return (type(self), (self.path, self.reason, self.remedy))


class QuarantineError(ReadError):
    """A file bears a mark of state secrecy, or may; nothing of it is kept."""


class MissingToolError(ReadError):
    """A file needs a system tool that is not installed; only such files wait."""


class SnapshotError(AssistantError):
    """A snapshot is missing, damaged or does not fit the settings."""


class StoreError(AssistantError):
    """The store of documents cannot be opened, read or written."""
