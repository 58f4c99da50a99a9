"""What is known, and what people asked for → the public board."""
