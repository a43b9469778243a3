"""What `packaging/dev.py` does, one module per step. Standard library only: nothing is installed yet."""
