"""What a site says that it has = what was read + what was set aside + what was not read."""
