"""The bundled model, multilingual-e5-small: its weights, tokenizer and graph."""
