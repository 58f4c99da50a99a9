"""FETCH: registry → pages → raw postings. Network, no database."""
