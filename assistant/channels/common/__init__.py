"""What channels share: failures, the words around an answer, and the answer as Markdown. Not a channel itself."""
