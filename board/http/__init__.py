"""Requests and answers: delivery, limits, headers, pages kept, what is counted of visits."""
