"""The gazette's one door: a former or mistyped address of a notice. Reached only without a file there."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from toasoan.gazette.models import Notice
from toasoan.press.dispatch import edition_folder


@require_safe
def moved_notice(request: HttpRequest, number: str) -> HttpResponse:
    """`/thong-bao/…-12.html` without a file: lead to notice 12, else the printed 404."""
    notice = Notice.objects.filter(pk=int(number[:18]), opened_at__isnull=False).first()
    if notice is None or notice.address == request.path:
        return _not_found()
    return HttpResponsePermanentRedirect(settings.CONFIG.address.rstrip("/") + notice.address)


def _not_found() -> HttpResponse:
    try:
        body = (edition_folder() / "_loi" / "404.html").read_bytes()
    except FileNotFoundError:
        body = "Không có trang này.".encode()
    return HttpResponse(body, status=404)
