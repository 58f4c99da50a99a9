"""Reference tables that the project carries; ``make.py`` makes them."""
