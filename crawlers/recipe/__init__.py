"""Offers that were read → the fewest pages that lead to all of them: what a source is told, and each visit begins with."""
