"""A cross-encoder that reads question and passage together: slower than two vectors, and often a better judge of order.

None is used unless the settings name one, since none can be shipped. What is
loaded must be a cross-encoder indeed: out of the files of a plain encoder
transformers makes one whose last layer is random, and so would be the order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from config.errors import SettingsError
from config.settings import RerankerSettings
from indexes.model_files import find_model, load_silently

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 16
"""Pairs read at once; they are sorted by length before."""
_HEAD = "ForSequenceClassification"
_REMEDY = 'name another in reranker.model, or "" for none.'
_LONGEST_REASON = 200


class CrossEncoderReranker:
    """A loaded cross-encoder; safe to call from several threads."""

    def __init__(self, folder: Path, max_tokens: int) -> None:
        """Load the model of a folder.

        Args:
            max_tokens: of question and passage together; the rest of the passage is not seen.

        Raises:
            SettingsError: if it cannot be loaded, or gives no score for a pair.
        """
        if not _is_cross_encoder(folder):
            raise SettingsError(f"the model in {folder} is no cross-encoder; {_REMEDY}")
        self._lock = RLock()
        self._model = _load(folder, max_tokens)

    def scores(self, question: str, passages: Sequence[str]) -> tuple[float, ...]:
        """Return how well each passage answers, higher is better; the scale is the model's own."""
        if not passages:
            return ()
        from torch.nn import Identity  # takes seconds to import; the model has loaded it already

        with self._lock:  # a fast tokenizer refuses a second thread while truncation is being set
            found = self._model.predict(
                [(question, passage) for passage in passages],
                batch_size=_BATCH,
                activation_fn=Identity(),  # a sigmoid would round the best ones to one value
                show_progress_bar=False,
            )
        return tuple(np.asarray(found, dtype=np.float64).tolist())


def open_reranker(settings: RerankerSettings) -> CrossEncoderReranker | None:
    """Return the cross-encoder that the settings name, loaded, or None where they name none.

    Raises:
        SettingsError: if it cannot be had, with what to do.
    """
    if not settings.model:
        return None
    try:
        folder = find_model(settings.model)
    except LookupError as error:
        raise SettingsError(
            f"reranker.model is {settings.model!r}, which is no folder and cannot be fetched from the hub of models;"
            ' name the folder of a cross-encoder, or "" for none.'
        ) from error
    return CrossEncoderReranker(folder, settings.max_tokens)


def _is_cross_encoder(folder: Path) -> bool:
    """Tell from a model's own account of itself whether it judges pairs."""
    kind = _account(folder / "config_sentence_transformers.json").get("model_type")
    architectures = _account(folder / "config.json").get("architectures")
    named = architectures if isinstance(architectures, list) else []
    return kind == "CrossEncoder" or any(str(name).endswith(_HEAD) for name in named)


def _account(path: Path) -> dict[str, object]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _load(folder: Path, max_tokens: int) -> CrossEncoder:
    load_silently()
    from sentence_transformers import CrossEncoder

    try:
        model: CrossEncoder = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # the file formats raise errors of their own, bare Exceptions among them
        reason = " ".join(str(error).split())[:_LONGEST_REASON]
        raise SettingsError(f"the model in {folder} cannot be loaded ({reason}); {_REMEDY}") from error
    if model.num_labels != 1:
        raise SettingsError(f"the model in {folder} gives {model.num_labels} scores for a pair, not one; {_REMEDY}")
    if len(model.tokenizer) <= len(model.tokenizer.all_special_tokens):  # made up where its file is missing
        raise SettingsError(f"the model in {folder} has no tokenizer; {_REMEDY}")
    longest = model.max_seq_length
    model.max_seq_length = min(max_tokens, longest) if longest else max_tokens
    return model
