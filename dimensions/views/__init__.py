"""Plans as people read them, and the files that they are read from."""
