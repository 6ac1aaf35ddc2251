"""The rows of one post as the scripts have them."""

import datetime

# As SQLAlchemy gives them: dictionaries with datetime objects.
pin_result = {
    "index": 42,
    "unique_id": "0b8b6a1e-5f6b-4c5e-9d59-000000000042",
    "title": "Caf\u00e9 \u2026\u00a0\U0001f600 \"quoted\"",
    "description": "a line\nand / another",
    "poster_name": "\u041a\u0443\u0445\u043d\u044f",
    "follower_count": "12k",
    "tag_list": "a,b",
    "is_image_or_video": "image",
    "image_src": "https://example.org/42.jpg",
    "downloaded": 1,
    "save_location": "Local save in /data/art",
    "category": "art",
}
geo_result = {
    "ind": 42,
    "timestamp": datetime.datetime(2021, 6, 30, 23, 59, 58),
    "latitude": 48.8566,
    "longitude": -173.293,
    "country": "Cote d'Ivoire",
}
user_result = {
    "ind": 42,
    "first_name": "Zo\u00eb",
    "last_name": "Ali",
    "age": 20,
    "date_joined": datetime.datetime(2015, 10, 24, 11, 23, 51),
}
