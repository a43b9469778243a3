"""Sound from files: hostile media becomes 16 kHz mono PCM or one clear error. Runs in the engine process only."""
