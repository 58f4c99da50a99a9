"""What a source writes for a place → commune, department, region."""
