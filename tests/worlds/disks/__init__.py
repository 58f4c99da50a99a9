"""What a disk may refuse, and what may lie on it where a file is expected."""
