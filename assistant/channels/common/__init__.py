"""What channels share: runs of the pipeline, failures, the words around an answer, the answer as Markdown."""
