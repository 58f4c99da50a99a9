"""What some sites of the demonstration valley say that they have: source → the account of its last visit, as it is kept."""

import json

SPONTANEOUS = {
    "title": "Votre candidature nous intéresse",
    "url": "https://demo.example/spontanee",
    "reason": "spontaneous",
}
TRAINING = {
    "title": "Titre professionnel : session de mars",
    "url": "https://demo.example/session",
    "reason": "training",
}
DRAFT = {"title": "Brouillon jamais montré", "url": "https://demo.example/brouillon", "reason": "draft"}
ACCOUNTS = {
    "verrerie-aubepine": json.dumps(
        {
            "announced": 12,
            "seen": 12,
            "read": 9,
            "set_aside": [TRAINING, SPONTANEOUS, DRAFT],
            "unread": [],
            "state": "complete",
        }
    )
}
