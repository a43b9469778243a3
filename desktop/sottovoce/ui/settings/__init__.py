"""Settings, models, names and terms."""
