"""Small cross-encoders made on the spot: random weights, a vocabulary of a few words, no download."""

from __future__ import annotations

from pathlib import Path

WORDS = ("kế", "hoạch", "du", "lịch", "nông", "nghiệp", "năm", "tỉnh")
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_LONGEST = 64


def write_cross_encoder(folder: Path, *, labels: int = 1, headed: bool = True) -> Path:
    """Write a model of random weights with its tokenizer; returns the folder.

    Args:
        labels: scores that it gives for a pair.
        headed: with the layer that gives them; without it the model is a plain encoder.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel

    config = BertConfig(
        vocab_size=len(_SPECIAL) + len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=_LONGEST,
        initializer_range=1.0,  # far apart, so that different texts get different scores
    )  # fmt: skip
    config.num_labels = labels
    torch.manual_seed(7)
    model = BertForSequenceClassification(config) if headed else BertModel(config)
    model.save_pretrained(folder)
    _write_tokenizer(folder)
    return folder


def _write_tokenizer(folder: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = {word: number for number, word in enumerate((*_SPECIAL, *WORDS))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(token, vocabulary[token]) for token in ("[CLS]", "[SEP]")],
    )
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # its makers left its arguments without types
        tokenizer_object=tokenizer, model_max_length=_LONGEST,
        pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",  # noqa: S106 - no passwords
    ).save_pretrained(folder)  # fmt: skip
