"""Recruiting platforms: how each is recognised and walked."""
