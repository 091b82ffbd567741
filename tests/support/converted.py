"""Files turned into other formats by LibreOffice, as offices do before they send them."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


def converted(data: bytes, suffix: str, target: str) -> bytes:
    """Return a file in another format.

    Args:
        data: the file.
        suffix: of the file given, "docx".
        target: suffix of the format wanted, "pdf".
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"given.{suffix}").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", name, f"given.{suffix}"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)  # noqa: S603 - fixed words, no shell
        return (folder / f"given.{target}").read_bytes()
