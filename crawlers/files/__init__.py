"""Files (PDF, DOCX, ODT), whatever their address says → the offers written in them, or why there are none."""
