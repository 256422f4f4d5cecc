import hashlib
import os

DB_HOST = os.environ.get("DB_HOST", "localhost")
DATABASE_URL = f"postgresql+psycopg2://billing:‹token:u41 length=20›@{DB_HOST}:5432/billing"
REDIS_URL = "redis://:" "‹token:u42 length=20›" "@cache:6379/0"
BROKER = (
    "amqp://celery:‹token:u43 length=20›@"
    + os.environ.get("MQ_HOST", "mq")
    + "/jobs"
)

print(hashlib.sha256("\n".join([DATABASE_URL, REDIS_URL, BROKER]).encode()).hexdigest())
