"""The command line, a verb a file: its options, what it does, its words for people."""
