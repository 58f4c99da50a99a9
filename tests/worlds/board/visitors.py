"""Who visits the board, as its browser names itself."""

PHONE = b"Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"
