"""Taking out of a conversation what gives people away: recognizers, merging, placeholders, and the engine."""
