"""Pages behind a private link: a member's own, and the association's. Everything they write goes to people.db."""
