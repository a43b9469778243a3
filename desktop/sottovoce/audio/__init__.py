"""Sound devices: what comes in, what goes out. No Qt, no meeting, only samples."""
