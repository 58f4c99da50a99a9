"""Tests of ``crawlers/judge``."""
