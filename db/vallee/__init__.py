"""vallee.db: what was crawled, and what was derived of it."""
