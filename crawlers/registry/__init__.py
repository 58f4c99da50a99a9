"""members.csv and sources.csv → Member and Source; each wrong cell is named with its mend."""
