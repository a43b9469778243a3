"""One module per thing a user does. No Qt, no engine: services call the pipeline and write files."""
