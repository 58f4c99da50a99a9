"""Tests of ``crawlers/join``."""
