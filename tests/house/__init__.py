"""The house keeps its own rules, and its papers tell the truth."""
