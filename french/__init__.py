"""French letters, days, distances, communes and endings: each once, for all rooms; needs nothing else of ours."""
