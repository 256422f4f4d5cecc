/** Top-level modules of Python's standard library, 3.6 to 3.14: `sys.stdlib_module_names`, without private ones. */
const modules = new Set(
  (
    'abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii ' +
    'binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys ' +
    'compileall compression concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses ' +
    'dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading email encodings ensurepip enum ' +
    'errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt ' +
    'getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect ' +
    'io ipaddress itertools json keyword lib2to3 linecache locale logging lzma macpath mailbox mailcap marshal math ' +
    'mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode ' +
    'operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib ' +
    'posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re ' +
    'readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd ' +
    'smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string ' +
    'stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile ' +
    'termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle ' +
    'turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound ' +
    'wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'
  ).split(' '),
);

/** Packages that nearly every project gets from elsewhere, under the names they are imported by. */
const wellKnown = new Set(
  (
    'aioboto3 aiobotocore aiohttp airflow alembic anthropic asyncpg attr attrs aws_lambda_powertools ' +
    'aws_secretsmanager_caching azure bs4 boto boto3 botocore cachetools celery click cryptography dash dateutil decouple ' +
    'django dotenv elasticsearch environ environs fastapi flask flask_sqlalchemy github google gspread httpx jinja2 jose ' +
    'jwt keras kombu langchain loguru lxml markdown marshmallow matplotlib mlflow mongoengine motor mysql nacl numpy ' +
    'openai oauthlib pandas paramiko passlib peewee PIL pika plotly polars prefect psycopg psycopg2 pyarrow pydantic ' +
    'pydantic_settings pymongo pymysql pyodbc pyspark pytest pytz redis requests rest_framework rich s3fs sagemaker ' +
    'scipy scrapy seaborn selenium sendgrid sentry_sdk six sklearn slack_sdk smart_open snowflake sqlalchemy sqlmodel ' +
    'starlette storages streamlit stripe structlog tenacity tensorflow torch tornado tqdm transformers twilio typer ' +
    'ujson urllib3 uvicorn werkzeug yaml'
  ).split(' '),
);

/** Where a module comes from, as import sorters divide them. */
export type Origin = 'future' | 'standard' | 'third-party' | 'local' | 'unknown';

/**
 * Where a module comes from.
 *
 * @param module as imported, dots included: `os.path`, `.models`.
 * @param dependencies normalised names of the project's packages.
 * @param path of the document, whose folders are the project's own packages.
 */
export function originOf(module: string, dependencies: readonly string[], path: string | undefined): Origin {
  const [top = ''] = module.split('.');
  if (module.startsWith('.')) {
    return 'local';
  }
  if (top === '__future__') {
    return 'future';
  }
  if (modules.has(top)) {
    return 'standard';
  }
  const normalised = top.toLowerCase().replace(/_/g, '-');
  if (wellKnown.has(top) || dependencies.some((name) => name.toLowerCase() === normalised)) {
    return 'third-party';
  }
  return path?.split('/').slice(0, -1).includes(top) === true ? 'local' : 'unknown';
}
