"""Letters, and the server that carries them."""
