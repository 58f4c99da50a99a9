"""Sightings → lives: what opened, changed, closed, week by week."""
