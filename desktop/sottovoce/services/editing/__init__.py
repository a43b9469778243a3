"""Changes users make to a transcript: pure, each returns a new revision and leaves the old one alone."""
