"""Tests of ``crawlers/records``."""
