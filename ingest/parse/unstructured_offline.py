"""unstructured without the network.

unstructured 0.27 fetches a spaCy model from GitHub at first use and reports its use to its maker. A blank multilingual
pipeline with a sentence splitter serves as well: headings and lists come from the document's styles, not from grammar.
"""

from __future__ import annotations

import os
from functools import cache


@cache
def prepare_unstructured() -> None:
    """Give unstructured its language pipeline and turn its reporting off; call this before any partition function."""
    os.environ.update(DO_NOT_TRACK="1", UNSTRUCTURED_DISABLE_NOTICE="1", SCARF_NO_ANALYTICS="true")
    import spacy
    from unstructured.nlp import tokenize

    pipeline = spacy.blank("xx")
    pipeline.add_pipe("sentencizer")
    setattr(tokenize, "_get_nlp", lambda *_: pipeline)  # noqa: B010 its type is that of the cache around it
