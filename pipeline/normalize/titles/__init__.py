"""What a source writes as title → the title as shown, in one gender."""
