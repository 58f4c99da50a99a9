"""Record → is it an offer, or what is like one: news, a training, a portrait, a filled post?"""
