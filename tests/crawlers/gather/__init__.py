"""Tests of ``crawlers/gather``."""
