"""`sottovoce bench`: measures the engines on data given by path. Needs the `bench` extra; imported by nothing else."""
