"""A new source: what a site offers, and the line that reads it."""
