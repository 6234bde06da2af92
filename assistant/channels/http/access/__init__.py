"""Who may call, and how often: API keys, the tokens of widgets, and limits by person, key and address."""
