import hashlib
import hmac
import json

WEBHOOK_SECRET = b"‹token:44›"


def handler(event, context):
    signature = hmac.new(WEBHOOK_SECRET, event["body"].encode(), hashlib.sha256).hexdigest()
    return {"statusCode": 200, "body": json.dumps({"signature": signature})}


if __name__ == "__main__":
    print(handler({"body": "x"}, None)["body"])
