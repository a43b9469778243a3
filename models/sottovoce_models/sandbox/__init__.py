"""What a process of ours may no longer do once it has begun, as far as the system enforces it."""
