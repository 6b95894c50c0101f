import os
import random
import secrets
import uuid

print(len(os.urandom(4)), len(secrets.token_hex(4)), 0 <= random.Random().random() < 1)
print(uuid.uuid4().version, random.Random(7).randint(1, 100))
