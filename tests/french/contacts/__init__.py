"""What all rooms say the same way."""
