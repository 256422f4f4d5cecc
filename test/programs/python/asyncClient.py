import asyncio
import hashlib

try:
    import uvloop
except ImportError:
    uvloop = None


class Client:
    password = '‹password:46›'

    async def connect(self):
        auth = {"user": "svc", "password": "‹password:47›"}
        await asyncio.sleep(0)
        return auth

    def token(self, *, api_token='‹token:47›'):
        return api_token


async def main():
    client = Client()
    auth = await client.connect()
    print(hashlib.sha256((client.password + auth["password"] + client.token()).encode()).hexdigest())


asyncio.run(main())
