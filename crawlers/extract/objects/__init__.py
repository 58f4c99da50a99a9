"""Objects of data, whatever they call their fields → the properties of schema.org."""
