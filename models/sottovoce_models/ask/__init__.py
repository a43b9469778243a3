"""Questions to a meeting: finds the words that answer them, and lets a writer say it in two proved sentences."""
