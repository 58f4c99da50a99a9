"""Tests of ``crawlers/recipe``."""
