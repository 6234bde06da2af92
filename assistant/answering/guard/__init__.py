"""What is done to a question, or left undone, before and after it is answered: personal data, misuse, single cases."""
