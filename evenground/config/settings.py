"""All settings, in one file, from the environment. Nothing need be set to try Evenground.

EVENGROUND_DATA      folder for the database and uploads     ./var in a clone, else ~/.local/share/evenground
DATABASE_URL         postgresql://user:pass@host:port/name   a SQLite file in EVENGROUND_DATA
EVENGROUND_SITE      the address people type, https://...    http://localhost:8000
EVENGROUND_KEEPER    name and job of who looks after the server, as members read it
EVENGROUND_SMTP      smtp://user:pass@host:port              mail is kept until this is set
EVENGROUND_FROM      the address that mail comes from
EVENGROUND_EMERGENCY numbers on "Help now": name=number;name=number   999, 111, Samaritans
EVENGROUND_LEAVE_TO  where "Leave this page quickly" leads
EVENGROUND_TRUSTED_PROXIES  how many proxies of your own stand in front (0)
EVENGROUND_RIDER_KEYS  keys that lock up what people need to take part: the one in use first, commas between, the same
                     on every server (a file `rider-keys` in EVENGROUND_DATA; keep a copy of it elsewhere)
EVENGROUND_STREAMS  how many may follow rooms live at once (10000); beyond it pages look again by themselves
EVENGROUND_LIVE_URL  where nginx with nchan takes what is live, http://127.0.0.1:8081/publish (we send it ourselves)
EVENGROUND_UPLOAD_MB  how large a film or voice may be (200)
EVENGROUND_BUSY_SECONDS  how long a page waits for a busy database before it says that nothing was saved (20)
"""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent
_CLONE = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").exists() else None


def _data_folder() -> Path:
    home = _CLONE / "var" if _CLONE else Path.home() / ".local/share/evenground"
    folder = Path(os.environ.get("EVENGROUND_DATA") or home)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _secret() -> str:
    """The server's secret, made once and kept beside the database, readable by its keeper alone."""
    if given := os.environ.get("EVENGROUND_SECRET"):
        return given
    place = DATA / "secret"
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(50))
    return place.read_text()


def _database() -> dict[str, object]:
    if url := os.environ.get("DATABASE_URL"):
        return _postgresql(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / ("demo.sqlite3" if DEMO else "evenground.sqlite3"),
        "CONN_MAX_AGE": None,  # one connection a pool thread, kept
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            # FULL: what was acknowledged survives a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL begins with postgresql://. Leave it out to use a SQLite file.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 20, "timeout": 20},
            # Nobody waits for ever while something else holds a group's chain. Nought would mean for ever.
            "options": f"-c lock_timeout={max(1, int(BUSY_SECONDS * 1000))}",
        },
    }


def _mail() -> dict[str, object]:
    if not (url := os.environ.get("EVENGROUND_SMTP")):
        return {"EMAIL_BACKEND": "evenground.notices.send.KeepBackend"}
    parts = urlsplit(url)
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def _emergency() -> list[tuple[str, str]]:
    """Whom to ring in an emergency, as (name, number). Without it, those of the United Kingdom."""
    told = os.environ.get("EVENGROUND_EMERGENCY", "Emergency services=999;NHS, day and night=111;Samaritans=116 123")
    pairs = (part.partition("=") for part in told.split(";"))
    return [(name.strip(), number.strip()) for name, _equals, number in pairs if number.strip()]


DEMO = os.environ.get("EVENGROUND_DEMO") == "1"  # set by `evenground demo` alone
THROW_AWAY = os.environ.get("EVENGROUND_THROW_AWAY") == "1"  # set by `evenground replay` alone
BUSY_SECONDS = float(os.environ.get("EVENGROUND_BUSY_SECONDS", "20"))
DATA = _data_folder()
SECRET_KEY = _secret()
DATABASES = {"default": _database()}
globals().update(_mail())

RIDER_KEYS = os.environ.get("EVENGROUND_RIDER_KEYS", "").strip(" ,")
SITE = os.environ.get("EVENGROUND_SITE", "http://localhost:8000").rstrip("/")
KEEPER = os.environ.get("EVENGROUND_KEEPER", "")
EMERGENCY = _emergency()
LEAVE_TO = os.environ.get("EVENGROUND_LEAVE_TO", "https://www.wikipedia.org/")
DEFAULT_FROM_EMAIL = os.environ.get("EVENGROUND_FROM", "Evenground <evenground@localhost>")
STREAMS = int(os.environ.get("EVENGROUND_STREAMS", "10000"))
LIVE_URL = os.environ.get("EVENGROUND_LIVE_URL", "")
TRUSTED_PROXIES = int(os.environ.get("EVENGROUND_TRUSTED_PROXIES", "0"))

DEBUG = False
_HOST = urlsplit(SITE).hostname or "localhost"
ALLOWED_HOSTS = [_HOST, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE]
_HTTPS = SITE.startswith("https://")

INSTALLED_APPS = [
    "evenground.config",
    *(["evenground.demo"] if DEMO else []),
    "evenground.home",
    "evenground.ideas",
    "evenground.questions",
    "evenground.decisions",
    "evenground.support",
    "evenground.roles",
    "evenground.events",
    "evenground.talk",
    "evenground.groups",
    "evenground.people",
    "evenground.notices",
    "evenground.work",
    "evenground.design",
    "evenground.files",
    "evenground.live",
    "evenground.record",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "evenground.config.middleware.given_clock",
    "evenground.config.middleware.careful_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "evenground.config.middleware.CarefulSessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "evenground.config.middleware.shared_devices",
    "evenground.config.middleware.plain_refusals",
]
ROOT_URLCONF = "evenground.config.urls"
APPEND_SLASH = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "evenground.config.middleware.for_every_page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "evenground.design.forms.Renderer"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "mine"
LOGOUT_REDIRECT_URL = "welcome"
ACCOUNT_ADAPTER = "evenground.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}  # two groups of four: easy to read and to type
ACCOUNT_CHANGE_EMAIL = True  # a new address takes the old one's place once it is confirmed
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address counts as ours to write to once a code sent there was typed
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/5m/key",
    "login": "30/m/ip",
    # Wrong codes only, by address. None for all together: a code has 71 bits, which nobody finds by guessing, and such
    # a limit would let strangers shut everybody out who has no email.
    "card": "10/10m/ip",
    "place_code": "10/10m/ip",
    "knock": "20/10m/ip",
    "room_ticket": "3000/10m/ip",  # a whole hall may come in from one address
    "room_post": "10/m/key",  # from one ticket of a room
    "room_code": "20/10m/ip",  # wrong codes only
    "sign_up": "60/10m/ip",  # a library or a day centre is one address
    "sign_up_letter": "5/h/key",  # to one address of email, whoever typed it
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # forwarded.py has put the believable address in REMOTE_ADDR already

SESSION_COOKIE_AGE = 90 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "evenground.home.views.form_too_old"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if _HTTPS else 0
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20
UPLOAD_LIMIT = int(os.environ.get("EVENGROUND_UPLOAD_MB", "200")) * 2**20
# Of a whole request, by the beginning of its path: words come with a file. Strangers at a group's door have less room.
BODY_LIMITS = {"/upload/": UPLOAD_LIMIT + 2**20, "/upload/k/": 11 * 2**20}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
LETTERS = "evenground.config.letters.LETTERS"  # which function writes which kind of mail
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "films"]}}

LANGUAGE_CODE = "en-gb"
_NAMES = {"en-gb": "English", "cy": "Cymraeg", "ar": "العربية"}
_SPOKEN = os.environ.get("EVENGROUND_LANGUAGES", "en-gb").split(",")
LANGUAGES = [(code, _NAMES.get(code, code)) for code in _SPOKEN]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("EVENGROUND_TIME_ZONE", "Europe/London")  # a new group's, until it says otherwise

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Logs name no person, path or address: what went wrong, and where in our code.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "evenground.config.logs.WhereNotWhat"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "evenground": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
