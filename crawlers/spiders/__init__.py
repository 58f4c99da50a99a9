"""Ways of walking a site: one file for each way that many sites share, and one that makes the spiders of all platforms."""
