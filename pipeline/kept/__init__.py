"""Rows of vallee.db ↔ the words of the program."""
