"""No sentence without a source: what an answer says is held against the stored passages before anyone reads it."""
