"""Letters about a meeting: a fixed frame, filled with what was said, agreed and approved, each line with its proof."""
