"""Files for the world outside: one module per kind of file, and what they are all made from."""
