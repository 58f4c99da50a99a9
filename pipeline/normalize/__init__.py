"""Texts → JobPostings: pure, one small module a field."""

from pipeline.normalize.draft import Raw
from pipeline.normalize.organization import NO_MEMBERS, NOBODY, MembersByName, Publisher
from pipeline.normalize.steps import RULES_VERSION, normalize, normalize_all

__all__ = ["NOBODY", "NO_MEMBERS", "RULES_VERSION", "MembersByName", "Publisher", "Raw", "normalize", "normalize_all"]
