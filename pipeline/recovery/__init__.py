"""Backups, what is brought back, what is too old to keep."""
