"""Properties of schema.org of any shape → one string a field."""
