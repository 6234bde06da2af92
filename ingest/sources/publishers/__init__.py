"""One file per way in which a publisher gives out its texts."""
