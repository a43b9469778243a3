"""Asking: a question, its answer with the words that prove it, and what was missed."""
