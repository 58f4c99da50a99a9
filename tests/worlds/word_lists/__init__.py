"""What the lists of words promise to whoever adds a line to one."""
