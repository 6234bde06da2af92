"""The bundled model in torch, with a low-rank correction beside each matrix: LoRA, Hu et al. 2021, arXiv 2106.09685."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertConfig, BertModel

from assistant.embedding.e5.tokenizer import Tokenizer, write_tokenizer
from assistant.embedding.e5.weights import Weights
from assistant.embedding.prefixes import E5
from assistant.embedding.text import clean
from ingest.progress import Advance

RANK: Final = 16
SCALE: Final = 2 / math.sqrt(RANK)
"""What a correction is multiplied by, so that the step size need not change with the rank."""
AT_ONCE: Final = 64
"""Texts in one batch where nothing is learned."""

_PARTS: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS: Final = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}

Ids = NDArray[np.int64]


class TunedModel:
    """The model and its correction, which changes nothing until it is trained."""

    def __init__(self, weights: Weights, seed: int) -> None:
        """Load the model; ``seed`` sets where the correction begins."""
        self.tokenizer = open_tokenizer(weights)
        self._padding = weights.vocabulary.pad
        self._model: Any = _bert(weights)
        self.correction: dict[str, torch.Tensor] = {}
        """By name: "l3.q.down", shape (rank, inputs), and "l3.q.up", shape (outputs, rank)."""
        random = torch.Generator().manual_seed(seed)
        for number, layer in enumerate(self._model.encoder.layer):
            for part, place in _PARTS.items():
                self._correct(f"l{number}.{part}", layer.get_submodule(place), random)

    def question_ids(self, text: str) -> Ids:
        """Return a question's tokens."""
        return self.tokenizer.ids(E5.query + clean(text))

    def passage_ids(self, text: str) -> Ids:
        """Return a passage's tokens."""
        return self.tokenizer.ids(E5.passage + clean(text))

    def pooled(self, texts: Sequence[Ids]) -> torch.Tensor:
        """Return the mean of each text's token vectors, shape (texts, hidden), not of unit length."""
        width = max(map(len, texts))
        ids = np.full((len(texts), width), self._padding, dtype=np.int64)
        read = np.zeros((len(texts), width), dtype=np.float32)
        for row, text in enumerate(texts):
            ids[row, : len(text)], read[row, : len(text)] = text, 1
        mask = torch.from_numpy(read)
        states = self._model(input_ids=torch.from_numpy(ids), attention_mask=mask).last_hidden_state
        means: torch.Tensor = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return means

    def embed(self, texts: Sequence[Ids], advance: Advance = lambda _: None) -> NDArray[np.float32]:
        """Return the same for many texts as numpy, without learning from them."""
        rows = np.empty((len(texts), self._model.config.hidden_size), dtype=np.float32)
        order = np.argsort([len(text) for text in texts], kind="stable")
        with torch.no_grad():
            for some in np.split(order, range(AT_ONCE, len(order), AT_ONCE)):
                rows[some] = self.pooled([texts[n] for n in some]).numpy()
                advance(len(some))
        return rows

    def keep(self, share: float) -> None:
        """Keep a share of what was learned, from none (0.0) to all (1.0)."""
        with torch.no_grad():
            for name, factor in self.correction.items():
                if name.endswith(".up"):
                    factor.mul_(share)

    def _correct(self, name: str, matrix: Any, random: torch.Generator) -> None:
        down = torch.randn(RANK, matrix.in_features, generator=random) / math.sqrt(matrix.in_features)
        up = torch.zeros(matrix.out_features, RANK)
        down.requires_grad_(True)
        up.requires_grad_(True)
        self.correction |= {f"{name}.down": down, f"{name}.up": up}
        matrix.register_forward_hook(lambda _, inputs, output: output + SCALE * (inputs[0] @ down.T) @ up.T)


def open_tokenizer(weights: Weights) -> Tokenizer:
    """Return the model's tokenizer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tokenizer.model"
        write_tokenizer(weights.vocabulary, path)
        return Tokenizer(path)


def _bert(weights: Weights) -> Any:
    sizes = weights.architecture
    config = BertConfig(
        vocab_size=sizes.words,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=1,
        layer_norm_eps=sizes.epsilon,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model = BertModel(config, add_pooling_layer=False)
    tensors = {name: torch.from_numpy(values) for name, values in _tensors(weights).items()}
    model.load_state_dict(tensors, assign=True)
    return model.requires_grad_(False)


def _tensors(weights: Weights) -> dict[str, NDArray[np.float32]]:
    """Return the model's tensors by the names that transformers gives them."""
    sizes = weights.architecture
    found = {
        "embeddings.word_embeddings.weight": weights.matrix("emb.word", sizes.hidden),
        "embeddings.position_embeddings.weight": weights.vector("emb.pos").reshape(-1, sizes.hidden),
        "embeddings.token_type_embeddings.weight": weights.vector("emb.type").reshape(-1, sizes.hidden)[:1],
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b"),
    }
    for number in range(sizes.layers):
        for part, place in (_PARTS | _NORMS).items():
            columns = sizes.feed_forward if part == "fo" else sizes.hidden
            ours, theirs = f"l{number}.{part}", f"encoder.layer.{number}.{place}"
            is_norm = part in _NORMS
            found[f"{theirs}.weight"] = weights.vector(f"{ours}.w") if is_norm else weights.matrix(f"{ours}.w", columns)
            found[f"{theirs}.bias"] = weights.vector(f"{ours}.b")
    return found
