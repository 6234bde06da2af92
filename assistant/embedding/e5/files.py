"""What the files of a prepared model are called, and the graph's input and output."""

from __future__ import annotations

from typing import Final

GRAPH: Final = "model.onnx"
DATA: Final = "model.data"
TOKENIZER: Final = "tokenizer.model"
CHECKSUMS: Final = "checksums.json"

INPUT: Final = "input_ids"
"""int64, shape (1, tokens)."""
OUTPUT: Final = "last_hidden_state"
"""float32, shape (1, tokens, hidden)."""
