"""Tests of ``crawlers/columns``."""
