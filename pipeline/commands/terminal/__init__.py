"""What people read in a terminal: tables that are no wider than it, times in Paris, and how far long work is."""
