"""French letters, days, distances, communes, endings, and what ends an offer: each once, for all rooms; needs nothing of ours."""
