"""When what is due begins."""
