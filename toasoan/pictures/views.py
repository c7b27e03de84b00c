"""Originals and thumbnails, for the newsroom only."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve


@login_required
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of `media/`, to somebody who may enter the newsroom."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        from django.http import Http404

        raise Http404
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
    response["Cache-Control"] = "private, max-age=3600"
    return response
