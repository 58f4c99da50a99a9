"""vallee.db and people.db → board.db: what is public, and what people’s wishes change of it."""
