"""Records of a set → what each column is, decided by all its values, and the fields of each record."""
