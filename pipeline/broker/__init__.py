"""Crawls on other machines: messages of Dramatiq over Redis. Imported only when ``GLASSVALLEE_BROKER`` asks for it."""
