"""What a WSGI server asks: one function that answers a request."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hogerop.web.settings")

application = get_wsgi_application()
