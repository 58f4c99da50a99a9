"""Companies and sources → what their pages count, draw and judge."""
