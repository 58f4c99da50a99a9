"""Texts → JobPostings: pure, one small module a field."""

from pipeline.normalize.draft import Raw
from pipeline.normalize.organization import NO_MEMBERS, NOBODY, Members, Publisher
from pipeline.normalize.posting import RULES, normalize, normalize_all

__all__ = ["NOBODY", "NO_MEMBERS", "RULES", "Members", "Publisher", "Raw", "normalize", "normalize_all"]
