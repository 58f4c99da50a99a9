"""What reaches a person (telephone, mail, page of one's own, name beside these) and a text without it: the only place that knows."""
