"""Tests of the whole."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a machine that does something else too proves nothing wrong
settings.load_profile("unhurried")
