"""What tests are played on: sites, servers, postings, installations, all invented."""
