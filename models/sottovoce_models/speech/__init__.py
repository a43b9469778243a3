"""From sound to segments: voice activity, windows, recognition, coverage repair. Runs in the engine process."""
