"""Open tasks of all meetings: read from their minutes, ticked, and handed over as a calendar file or a table."""
