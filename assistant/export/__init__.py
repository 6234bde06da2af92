"""A conversation as a file for the procurement file: Markdown or Word, with sources, dates and build id."""
