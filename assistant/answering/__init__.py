"""From ranked passages to a verified answer."""
