"""A language model's opinion of answers, marked as such: it stands beside the measures, never among them."""
