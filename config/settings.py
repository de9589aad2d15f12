"""Django's settings, from the environment alone (config/env.py). Production is the default."""

from dataclasses import fields

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.databases import caches, databases
from config.env import EnvError, read_env
from config.logs import configure_logs
from config.mail import mail
from config.secret import development_key
from conversation.conf import ConversationSettings

try:
    env = read_env()
except EnvError as error:
    raise ImproperlyConfigured(str(error)) from error
if env.production and not env.django_project_secret_key:
    raise ImproperlyConfigured(
        "Recount does not start in production without DJANGO_PROJECT_SECRET_KEY. Set it to 50 or more random "
        "characters, or set RECOUNT_ENV=development to try Recount on your own machine."
    )
try:
    env.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    SECRET_KEY = env.django_project_secret_key or development_key(env.var)
except OSError as error:
    raise ImproperlyConfigured(
        f"Recount cannot write to the folder {env.var} ({error.strerror}). Make it writable, "
        "or set VAR_FOLDER to another."
    ) from error

# Never on: Django's debug pages would replace the error answers that clients are promised, and show settings.
DEBUG = False
ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "config",
    "accounts",
    "conversation",
    "allauth",
    "allauth.account",
    "corsheaders",
    "csp",
    "ninja",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
# Those of Django and of django-csp run without a thread: config/on_the_loop.py says how, and what one more would cost.
MIDDLEWARE = [
    "config.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.static_files.StaticFilesMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = databases(env)
CACHES = caches(env)
LOGGING = configure_logs(env)
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.email_from
globals().update(mail(env))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español")]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = env.var / "static"
# In development files are found where they are written; in production they are collected and named by their content.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not env.production
WHITENOISE_ALLOW_ALL_ORIGINS = False
_storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _storage if env.production else "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = env.var / "media"

# A development server that was told to listen to the network answers to whatever name it is reached by.
_open = not env.production and env.host not in {"127.0.0.1", "::1", "localhost"}
ALLOWED_HOSTS = ["*"] if _open else list(env.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(env.csrf_trusted_origins)
CORS_ALLOWED_ORIGINS = list(env.cors_allowed_origins)
CORS_ALLOW_HEADERS = ("accept", "authorization", "content-type", "idempotency-key", "last-event-id", "x-request-id")
CORS_EXPOSE_HEADERS = ("idempotent-replayed", "retry-after", "x-request-id")
SECURE_SSL_REDIRECT = env.secure
# Probes come from inside, over plain http.
SECURE_REDIRECT_EXEMPT = [r"^healthz/?$", r"^readyz/?$"]
SECURE_HSTS_SECONDS = env.hsts_seconds if env.secure else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.secure
X_FRAME_OPTIONS = "DENY"
# Subdomains and browsers' built-in lists are the domain owner's to decide on, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CSRF_FAILURE_VIEW = "conversation.api.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/conversations/test/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = env.email_verification
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Recount: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if env.secure else "http"
# Someone who asks to reset the password of an address that is not known gets no mail about it.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
SIGNUP_OPEN = env.signup_open

CONVERSATION = {field.name: getattr(env, field.name) for field in fields(ConversationSettings)} | env.limits
CONVERSATION_AUTH = ["accounts.auth.bearer_user", "conversation.api.auth.session_user"]
