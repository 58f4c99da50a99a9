"""The published file, whichever is the newest, and what is told of the site."""
