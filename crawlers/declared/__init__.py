"""A table of declared offers, as a member or the association keeps it → raw postings, and every line to mend."""

from crawlers.declared.offers import Declared, read_declared

__all__ = ["Declared", "read_declared"]
