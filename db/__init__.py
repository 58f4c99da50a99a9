"""KEEP: rows ↔ SQLite. The only place that opens a database file for writing."""
