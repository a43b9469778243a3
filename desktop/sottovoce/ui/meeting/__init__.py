"""One meeting: what was heard, who said it, the minutes, and playing it."""
