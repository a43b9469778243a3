"""First start, unlocking, recovery and moving of the vault."""
