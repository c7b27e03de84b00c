"""What granian serves: the newsroom and the few dynamic doors."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toasoan.site.settings")
application = get_wsgi_application()
