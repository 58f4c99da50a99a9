"""What a visitor asks → the jobs that answer it: words, places, filters, counts."""
