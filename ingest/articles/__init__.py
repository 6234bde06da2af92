"""Writing articles: a new one from a template, and what an index makes of one."""
