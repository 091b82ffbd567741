"""Pictures and files of replies where no channel carries them: written into a folder, named in the reply."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.reply import Attachment, File, Picture, Sheet


def temporary_folder() -> Path:
    """Return a new folder that outlives the program, since what lies in it is still to be opened."""
    return Path(tempfile.mkdtemp(prefix="tro-ly-"))


class KeptFiles:
    """Writes what comes with replies; the folder is made with the first of them."""

    def __init__(self, make_folder: Callable[[], Path] = temporary_folder) -> None:
        self._make_folder = make_folder
        self._folder: Path | None = None
        self._count = 0

    def path_of(self, attachment: Attachment) -> Path | None:
        """Return where a picture or file lies now; None for what is neither."""
        match attachment:
            case Picture(image):
                return self._written("anh.png" if image.startswith(b"\x89PNG") else "anh.jpg", image)
            case Sheet(content, name):
                return self._written(name, content)
            case File(path, _):
                return path
            case _:
                return None

    def _written(self, name: str, content: bytes) -> Path:
        if self._folder is None:
            self._folder = self._make_folder()
        self._count += 1
        path = self._folder / f"{self._count:02}-{Path(name).name}"
        path.write_bytes(content)
        return path
