"""Any address of a site → where its offers are, and the line of sources.csv that reads them."""
