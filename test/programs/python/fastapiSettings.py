from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
import hashlib


@dataclass(frozen=True)
class Settings:
    jwt_secret: str = "‹token:42›"
    admin_password: str = field(default='‹password:43›', repr=False)
    algorithm: str = "HS256"


API_KEY: Final = "‹token:43›"


@lru_cache
def get_settings() -> Settings:
    return Settings()


def login(username: str, password: str = "‹password:44›") -> str:
    return f"{username}:{password}"


s = get_settings()
print(hashlib.sha256(f"{s.jwt_secret}{s.admin_password}{API_KEY}{login('x')}".encode()).hexdigest())
