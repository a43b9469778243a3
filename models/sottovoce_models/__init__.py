"""The engines of Sottovoce: audio in, transcript, minutes and redactions out. No Qt, no vault, no app."""
