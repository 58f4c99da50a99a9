"""How every source is, why, and what the association is told in the morning."""
