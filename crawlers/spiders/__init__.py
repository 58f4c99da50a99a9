"""Ways of walking a site: one file a platform, and one for each way that many sites share."""
