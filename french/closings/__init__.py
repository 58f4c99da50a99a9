"""What a text says of the offer that it shows: that it is over, for a time out of reach, or for who logs in only."""
