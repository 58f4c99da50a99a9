"""people.db: what people write – links, requests, alerts, sums of visits."""
