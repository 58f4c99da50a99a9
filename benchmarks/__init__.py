"""What the hot paths cost, always beside a baseline of the same run."""
