"""Tests of ``crawlers/account``."""
