"""A posting → the facts by which openings are told apart."""
