"""Attachments are fetched from paper by readers; the originals' door is for the newsroom."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks


@hooks.register("before_serve_document")
def staff_only(document: Any, request: HttpRequest) -> None:
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
