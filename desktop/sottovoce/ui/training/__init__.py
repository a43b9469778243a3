"""The box at the foot of a meeting, and the way from its tick to a sample."""
