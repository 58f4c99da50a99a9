"""One job → its card, its page, its entry in a feed, its data for search engines."""
