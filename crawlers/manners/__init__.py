"""How we behave on a site: robots, pace, what we may reach, what we need not ask for again."""
