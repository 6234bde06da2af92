"""The offline half of Lotsen: read, parse, cut into passages, embed, build, verify, publish."""
