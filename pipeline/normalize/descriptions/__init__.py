"""A description → what is shown of it, and what it says."""
