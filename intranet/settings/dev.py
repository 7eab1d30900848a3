"""Settings for a developer and for the demo: no secrets to set, loopback only, plain HTTP."""

from intranet.settings.base import *

SECRET_KEY = ENV.secret_key or "insecure-development-key-never-used-in-production"
DEBUG = ENV.debug
