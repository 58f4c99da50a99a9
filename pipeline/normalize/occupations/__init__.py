"""A title → the trade that it names."""
