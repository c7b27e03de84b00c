"""The newsroom's refusals: what may not happen to the paper is undone and answered with a sentence.

Every road to a deletion ends in a model, and there it is refused; so no button, bulk action or crafted
request gets past, and none of them answers with an error page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.messages import get_messages
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages

from toasoan.press.transactions import NEWSROOM


class Refusals:
    """Middleware: turns a refused deletion in the newsroom into a message on the page one came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ProtectedError | RestrictedError) or not request.path.startswith(NEWSROOM):
            return None
        text = sentence(error)
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        return refuse(request, text)


def sentence(error: ProtectedError | RestrictedError) -> str:
    """What an editor is told. Our own refusals bring their sentence; Django's name only the objects in the way."""
    if type(error) not in (ProtectedError, RestrictedError):
        return str(error.args[0])
    if transaction.get_connection().needs_rollback:
        return _("Không xóa được, vì còn được dùng.")
    found: set[Any] = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    users = sorted({str(getattr(one, "article", one)) for one in found})
    listed = ", ".join(f"“{name}”" for name in users[:3])
    return _("Không xóa được, vì còn được dùng trong %(users)s.") % {"users": listed}


def refuse(request: HttpRequest, text: str, *, to: str = "", status: int = 403) -> HttpResponse:
    """Say no: as JSON to a script, else as a message on the page `to`, or the one this request came from."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest" or "json" in request.headers.get("accept", ""):
        return JsonResponse({"success": False, "error_code": "refused", "error_message": text}, status=status)
    list(get_messages(request))  # what was about to be announced has not happened
    messages.error(request, text)
    return HttpResponseRedirect(to or _came_from(request))


def _came_from(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse("wagtailadmin_home")
