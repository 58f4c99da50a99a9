"""Values → French: every text, label, format and sign that a reader sees."""
