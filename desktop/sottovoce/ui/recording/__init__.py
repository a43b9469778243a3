"""Before and while something is recorded."""
