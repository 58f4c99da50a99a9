"""Crawls that other machines make: messages through Redis, run files back."""
