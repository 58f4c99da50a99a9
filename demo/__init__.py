"""The demonstration valley: invented companies, invented jobs, real protocols."""
