"""Small meetings to measure writers by, one file a language. Fictional, written for this project, CC0 1.0."""
