"""REFINE: raw posting → job posting → job; and the conductor of the whole."""
