"""From any address of a site → the pages worth asking for, the most promising first, within a budget."""
