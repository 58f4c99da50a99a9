"""The words in which a platform is written down: who it is, how its list is walked, what its offers look like."""
