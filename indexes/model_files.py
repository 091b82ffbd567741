"""Where the files of a model lie that the settings name, and how a model is loaded without a word."""

from __future__ import annotations

import os
from pathlib import Path

_NOT_NEEDED = ("onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot", "*.gguf", "*.bin.index.json")


def find_model(name: str) -> Path:
    """Return the folder of a model: ``name`` itself, or what the hub of models holds under it, fetched if need be.

    Raises:
        LookupError: if it is no folder and the hub has no such model or is out of reach.
    """
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download  # slow to import, and rarely needed
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        pass
    try:
        return Path(snapshot_download(name, ignore_patterns=list(_NOT_NEEDED)))
    except (LocalEntryNotFoundError, HFValidationError, HfHubHTTPError, OSError, ValueError) as error:
        raise LookupError(name) from error


def load_silently() -> None:
    """Keep the libraries that load a model from drawing bars, and their threads from being forked."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # its threads do not survive a fork
    from transformers.utils import logging  # takes seconds to import

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # typed in part only
