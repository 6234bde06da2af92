"""Writes the bundled weights as a Hugging Face model folder, so that sentence-transformers runs the same model in fp32.

Files as sentence-transformers expects them: a BERT encoder, mean pooling, normalisation, and E5's two prompts.
The tensors are written in the safetensors format (an 8-byte header length, a JSON header, the bytes).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.e5.weights import Vocabulary, Weights, bundled_file

_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_MODULES = "sentence_transformers.models"


def write_model_folder(folder: Path) -> Path:
    """Write the folder once and return it; takes about 1 GB of memory while it writes."""
    done = folder / "modules.json"
    if not done.exists():
        weights = Weights.open(bundled_file())
        (folder / "1_Pooling").mkdir(parents=True, exist_ok=True)
        _write_safetensors(folder / "model.safetensors", dict(_tensors(weights)))
        _write_tokenizer(folder / "tokenizer.json", weights.vocabulary)
        for name, content in _texts(weights).items():
            (folder / name).write_text(json.dumps(content, indent=1), encoding="utf-8")
    return folder


def _tensors(weights: Weights) -> Iterator[tuple[str, NDArray[np.float32]]]:
    sizes = weights.architecture
    yield "embeddings.word_embeddings.weight", weights.matrix("emb.word", sizes.hidden)
    yield "embeddings.position_embeddings.weight", weights.vector("emb.pos").reshape(-1, sizes.hidden)
    kinds = weights.vector("emb.type")[: sizes.hidden]
    yield "embeddings.token_type_embeddings.weight", np.stack([kinds, kinds])
    yield "embeddings.LayerNorm.weight", weights.vector("emb.ln.w")
    yield "embeddings.LayerNorm.bias", weights.vector("emb.ln.b")
    for layer in range(sizes.layers):
        for ours, theirs in _LAYER.items():
            name, place = f"l{layer}.{ours}", f"encoder.layer.{layer}.{theirs}"
            columns = sizes.feed_forward if ours == "fo" else sizes.hidden
            is_vector = ours.endswith("ln")
            yield f"{place}.weight", weights.vector(f"{name}.w") if is_vector else weights.matrix(f"{name}.w", columns)
            yield f"{place}.bias", weights.vector(f"{name}.b")


def _write_safetensors(path: Path, tensors: dict[str, NDArray[np.float32]]) -> None:
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    offset = 0
    for name, values in tensors.items():
        header[name] = {"dtype": "F32", "shape": values.shape, "data_offsets": [offset, offset + values.nbytes]}
        offset += values.nbytes
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        for values in tensors.values():
            file.write(np.ascontiguousarray(values).data)


def _write_tokenizer(path: Path, vocabulary: Vocabulary) -> None:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    pieces = [(piece, float(score)) for piece, score in zip(vocabulary.pieces, vocabulary.scores, strict=True)]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=vocabulary.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(Regex(r"[\n\t\r]"), " "), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos = (vocabulary.pieces[number] for number in (vocabulary.bos, vocabulary.eos))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)]
    )
    tokenizer.save(str(path))


def _texts(weights: Weights) -> dict[str, Any]:
    sizes, words = weights.architecture, weights.vocabulary
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": sizes.hidden,
            "intermediate_size": sizes.feed_forward,
            "layer_norm_eps": sizes.epsilon,
            "max_position_embeddings": sizes.positions,
            "num_attention_heads": sizes.heads,
            "num_hidden_layers": sizes.layers,
            "pad_token_id": words.pad,
            "type_vocab_size": 2,
            "vocab_size": sizes.words,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": 512,
            "bos_token": words.pieces[words.bos],
            "eos_token": words.pieces[words.eos],
            "pad_token": words.pieces[words.pad],
            "unk_token": words.pieces[words.unknown],
        },
        "sentence_bert_config.json": {"max_seq_length": 512, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {"word_embedding_dimension": sizes.hidden, "pooling_mode_mean_tokens": True},
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{_MODULES}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{_MODULES}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{_MODULES}.Normalize"},
        ],
    }
