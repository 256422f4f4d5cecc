import hashlib

password = "quote\"back\\slash-‹password:48›"
passphrase = 'tab\there ünï-‹password:49›'
raw_password = r"raw\n‹password:50›"
client_secret = """‹token:48›"""
print(hashlib.sha256("|".join([password, passphrase, raw_password, client_secret]).encode()).hexdigest())
