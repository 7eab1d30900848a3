"""Settings for production. Refuses to start on an insecure key, with DEBUG, or for any host."""

from django.core.exceptions import ImproperlyConfigured

from intranet.settings.base import *

if ENV.debug:
    raise ImproperlyConfigured("INTRANET_DEBUG must not be set in production.")
if len(SECRET_KEY) < 50 or "insecure" in SECRET_KEY or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured(
        "INTRANET_SECRET_KEY (or INTRANET_SECRET_KEY_FILE) must hold at least 50 random characters. "
        "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("INTRANET_ALLOWED_HOSTS must name the hosts of this site.")
if not ENV.site_url.startswith("https://"):
    raise ImproperlyConfigured("INTRANET_SITE_URL must be the https:// address that people open.")

INTRANET_OWN_MASTER_KEY = False
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if ENV.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
WAGTAILADMIN_BASE_URL = ENV.site_url
