import os, sys, hashlib

def main(argv):
  config = dict(user='root', passwd='‹password:45›', host=os.getenv('DB_HOST', 'localhost'))
  token = os.environ.get('API_TOKEN', '‹token:45›')
  secret_key = os.getenv("SECRET_KEY") or "‹token:46›"
  print(hashlib.sha256((config['passwd'] + token + secret_key).encode()).hexdigest())
  return 0

if __name__ == '__main__':
  sys.exit(main(sys.argv))
