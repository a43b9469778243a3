"""From a meeting to a de-identified sample in a local folder: only for the one that was ticked, if everyone agreed."""
