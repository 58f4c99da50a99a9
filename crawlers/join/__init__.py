"""Kept pages of a site → its offers: card, own page, data, feed and file of one offer are one."""
