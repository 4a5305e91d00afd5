"""What a web server calls: `gunicorn archive.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

# A page must answer soon or give up; a command (an import, an export) may take the time it needs.
settings.DATABASES["default"]["OPTIONS"]["options"] += f" -c statement_timeout={settings.PAGE_TIMEOUT}"

application = get_wsgi_application()
