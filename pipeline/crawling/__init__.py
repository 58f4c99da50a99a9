"""Sources → run files → what is kept; and kept pages read again."""
