"""Slack: questions from mentions, direct messages, ``/lotsen`` and a message shortcut, answered in threads."""
