"""SHOW: board.db → pages, feeds and API, by plugins and templates on Datasette."""
