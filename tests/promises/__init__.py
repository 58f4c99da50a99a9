"""What is promised whatever happens: kills, full disks, hostile and broken sites."""
