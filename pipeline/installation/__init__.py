"""Where an installation lies, how it is set, what it logs, how it tells errors."""
