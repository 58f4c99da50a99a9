"""Document → the sets of like things in it: cards, rows, accordions, sections, objects of data."""
