import hashlib
import os

ENV = os.environ.get("STAGE", "dev")
if ENV == "prod":
    DB_PASSWORD = "‹password:51›"
else:
    DB_PASSWORD = "‹password:52›"

users = [("ann", "ann@acme.io")]
connect = lambda user, password="‹password:53›": f"{user}/{password}"
print(hashlib.sha256((DB_PASSWORD + connect(users[0][0])).encode()).hexdigest())
