"""The tokenizer of multilingual-e5-small as a SentencePiece model.

SentencePiece needs 55 MB of memory and 0.4 s to load this vocabulary; the tokenizers package needs 280 MB and 1.6 s.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from assistant.errors import EmbeddingError

if TYPE_CHECKING:
    from assistant.embedding.e5.weights import Vocabulary

LONGEST = 512
"""Tokens the model has positions for, the two that mark start and end included."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenized text, cut to what the model can take."""

    ids: NDArray[np.int64]
    """Shape (tokens,): start mark, the text's tokens, end mark."""
    last_characters: NDArray[np.int64]
    """Shape (tokens - 2,), rising: where in the text the last character of each token stands."""


class Tokenizer:
    """Splits text into the model's tokens. Can be used from several threads at once."""

    def __init__(self, path: Path) -> None:
        """Load a model written by ``write_tokenizer``. Raises EmbeddingError if it cannot be read."""
        try:
            self._processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as error:
            raise EmbeddingError(f"The tokenizer {path} cannot be read: {error}.") from error
        self._bos, self._eos = self._processor.bos_id(), self._processor.eos_id()

    def ids(self, text: str) -> NDArray[np.int64]:
        """Return start mark, tokens and end mark, shape (tokens,)."""
        return self._marked(self._processor.encode(text))

    def tokens(self, text: str) -> Tokens:
        """Return the ids together with the place of every token in the text."""
        encoded = self._processor.encode(text, return_type="offset_mapping")
        ends = np.array([end for _, end in encoded["offsets"][: LONGEST - 2]], dtype=np.int64)
        return Tokens(self._marked(encoded["ids"]), ends - 1)

    def count(self, text: str) -> int:
        """Return how many tokens a text has, marks not counted."""
        return len(self._processor.encode(text))

    def _marked(self, ids: list[int]) -> NDArray[np.int64]:
        return np.array([self._bos, *ids[: LONGEST - 2], self._eos], dtype=np.int64)


def write_tokenizer(vocabulary: Vocabulary, path: Path) -> None:
    """Write the vocabulary as a SentencePiece Unigram model, the character normalisation included."""
    from sentencepiece import sentencepiece_model_pb2 as proto

    sentencepiece.set_min_log_level(1)
    model = proto.ModelProto()
    control = {vocabulary.bos, vocabulary.eos, vocabulary.pad, len(vocabulary.pieces) - 1}
    kinds = proto.ModelProto.SentencePiece
    for number, (piece, score) in enumerate(zip(vocabulary.pieces, vocabulary.scores, strict=True)):
        kind = kinds.UNKNOWN if number == vocabulary.unknown else kinds.CONTROL if number in control else kinds.NORMAL
        model.pieces.add(piece=piece, score=float(score), type=kind)
    trainer = model.trainer_spec
    trainer.model_type = proto.TrainerSpec.UNIGRAM
    trainer.vocab_size = len(vocabulary.pieces)
    for role, number in (
        ("bos", vocabulary.bos),
        ("eos", vocabulary.eos),
        ("pad", vocabulary.pad),
        ("unk", vocabulary.unknown),
    ):
        setattr(trainer, f"{role}_id", number)
        setattr(trainer, f"{role}_piece", vocabulary.pieces[number])
    normaliser = sentencepiece.SentencePieceNormalizer(norm_map=sorted(vocabulary.normalisation.items()))
    characters = proto.ModelProto.FromString(normaliser.serialized_model_proto()).normalizer_spec
    model.normalizer_spec.name = "multilingual-e5"
    model.normalizer_spec.precompiled_charsmap = characters.precompiled_charsmap
    path.write_bytes(model.SerializeToString())
