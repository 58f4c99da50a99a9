"""A posting → the few others that it must be compared with."""
