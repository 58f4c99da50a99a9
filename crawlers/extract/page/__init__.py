"""A page as a person sees it: its tree, its headings, its labels, its article."""
