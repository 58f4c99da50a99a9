"""What a source writes for a wage → Salary."""
