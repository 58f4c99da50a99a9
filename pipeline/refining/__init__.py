"""What REFINE finds out from what is kept: no SQLite, no network, no clock."""
