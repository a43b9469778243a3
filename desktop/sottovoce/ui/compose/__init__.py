"""Writing: what a letter shall be, the letter with its proof, and its ways out. Nothing is sent."""
