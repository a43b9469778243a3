"""Asking people whether they agree, and what they said."""
