"""Names of what a crawl notes beside its report, where two rooms must agree on them."""

READ_WITH = "read_with"
"""In which way the source was read, as a fingerprint: a site was drawn anew between two crawls that differ in it."""

ACCOUNT = "account"
"""What the site announces, what was read, set aside and not read: JSON (``crawlers/account/account.py``)."""
