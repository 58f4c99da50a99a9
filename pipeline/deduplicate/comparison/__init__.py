"""Two postings → one opening, probably one, or two; and why."""
