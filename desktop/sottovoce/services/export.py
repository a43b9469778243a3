"""Files for the world outside: the folder of `sottovoce summarize` and single exports from the window."""
