"""Minutes: telling quotes first; then a small language model writes from them only, or nobody writes."""
