"""Dates, durations, hours of the day and of the week."""
