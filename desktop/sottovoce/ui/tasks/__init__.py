"""The page of open tasks of all meetings."""
