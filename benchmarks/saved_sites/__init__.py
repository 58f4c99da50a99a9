"""Invented careers sites whose truth is known (``tests/labelled/sites``) → what is read of them, and where that is told."""
