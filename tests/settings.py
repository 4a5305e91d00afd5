"""The settings of the archive for its tests: nothing of the developer's environment but `DATABASE_URL` and `CAPTURES`.

Without a `DATABASE_URL` every run of pytest makes an embedded PostgreSQL of its own and throws it away at the end.
"""

import atexit
import os
import shutil
import tempfile

SECRETS = ("SECRET_KEY", "SECRET_KEY_FILE", "PSEUDONYM_KEY", "PSEUDONYM_KEY_FILE")
CHOICES = ("COMMENTER_NAMES", "DEBUG", "HTTPS", "ALLOWED_HOSTS", "PORT", "OPERATOR", "CONTACT")

for name in SECRETS + CHOICES:
    os.environ.pop(name, None)
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="archive-tests-")
os.environ["SECRET_KEY"] = "the secret key of the tests, which keeps nothing secret: 0123456789"
os.environ["PSEUDONYM_KEY"] = "the pseudonym key of the tests"
# Runs at exit after the database server has stopped, for that is registered later.
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from archive.settings import *  # noqa: E402, F403
from archive.settings import DATABASES, STORAGES  # noqa: E402

DATABASES["default"]["TEST"] = {"NAME": f"test_archive_{os.getpid()}"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PAGES_KEPT = READINGS_KEPT = 0  # inside the one transaction of a test nothing ever seems to change
WHITENOISE_AUTOREFRESH = True  # reads the style sheet where it lies: nothing is collected for tests
