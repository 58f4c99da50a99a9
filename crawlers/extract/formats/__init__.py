"""One way of writing a posting a file: Page → the raw postings that are written so."""
