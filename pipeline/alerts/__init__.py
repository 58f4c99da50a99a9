"""Saved searches → mails, for who confirmed; and what comes back."""
