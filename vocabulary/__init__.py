"""What the four folders call by one name: one record a thing, in one table, and nothing but tables. It imports nothing of ours."""
