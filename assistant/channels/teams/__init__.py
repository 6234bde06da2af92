"""Microsoft Teams: questions from personal, group and channel chats, answered with Adaptive Cards."""
