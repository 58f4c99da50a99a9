"""One source in a process of its own: its order, its run file, its report, its memory."""
