"""Small files of our own making: PDF drawn piece by piece, DOCX, ODT."""
