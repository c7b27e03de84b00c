"""The desk's doors: former addresses. Reached only when no file is printed there."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from toasoan.desk.models import Article, Redirect
from toasoan.press.dispatch import edition_folder


@require_safe
def moved_article(request: HttpRequest, path: str, number: str) -> HttpResponse:
    """`…-42.html` without a file: lead to article 42 wherever it is printed now, else the printed 404."""
    article = (
        Article.objects.select_related("parent_section")
        .filter(pk=int(number[:18]), first_published_at__isnull=False)
        .first()
    )
    if article is None or article.public_address() == "/" + path:
        return not_found()
    return _lead_to(article.public_address())


@require_safe
def moved(request: HttpRequest, path: str) -> HttpResponse:
    """A former address of a section, topic or byline."""
    found = Redirect.objects.select_related("page", "topic", "byline").filter(old_path="/" + path).first()
    if found is None:
        return not_found()
    if found.page:
        return _lead_to(found.page.specific.public_address())
    subject = found.topic or found.byline
    return _lead_to(subject.address) if subject else not_found()


def _lead_to(address: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(settings.CONFIG.address.rstrip("/") + address)


def not_found() -> HttpResponse:
    """The printed 404, or its bare words before the first print."""
    try:
        body = (edition_folder() / "_loi" / "404.html").read_bytes()
    except FileNotFoundError:
        body = "Không có trang này.".encode()
    return HttpResponse(body, status=404)
