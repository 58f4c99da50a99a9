"""What the four folders call by one name: one record a thing, in tables, and what writes them out. It imports nothing of ours."""
