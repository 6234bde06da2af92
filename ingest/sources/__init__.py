"""Official texts: fetched politely from their publishers, kept as dated snapshots, compared provision by provision."""
