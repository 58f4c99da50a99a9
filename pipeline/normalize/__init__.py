"""Text → JobPosting: pure, one small module a field."""

from pipeline.normalize.organization import NO_MEMBERS, NOBODY, Members, Publisher
from pipeline.normalize.posting import RULES, normalize

__all__ = ["NOBODY", "NO_MEMBERS", "RULES", "Members", "Publisher", "normalize"]
