"""Compared pairs → groups, jobs with lasting ids, families."""
