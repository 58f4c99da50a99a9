"""How a site is walked, and how it is known whether all of it was seen."""
