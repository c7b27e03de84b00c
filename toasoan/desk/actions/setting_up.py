"""The empty paper: its front page, the site, and what each role may do in it."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from toasoan.desk.models import Front
from toasoan.masthead import actions as masthead

PAGE_RIGHTS = {
    masthead.REPORTER: ("add_page", "change_page"),
    masthead.EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    masthead.ADMINISTRATOR: (
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ),
}
# Wagtail asks for rights on its own picture and file models, whichever ours are.
FILE_RIGHTS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)


@transaction.atomic
def set_up_paper(*, host: str, port: int) -> Front:
    """Make the front page and the site in an empty database; does nothing in one that has them."""
    existing = Front.objects.first()
    if existing is not None:
        return existing
    masthead.set_up_roles()
    locale, _made = Locale.objects.get_or_create(language_code="vi")
    Locale.objects.exclude(pk=locale.pk).delete()
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    front = root.add_child(instance=Front(title="Trang nhất", slug="trang-nhat", live=True, locale=locale))
    Site.objects.create(hostname=host, port=port, root_page=front, is_default_site=True, site_name="Tòa soạn")
    _grant(front)
    _approve(front)
    return front


def _grant(front: Front) -> None:
    collection = Collection.get_first_root_node()
    for role, names in PAGE_RIGHTS.items():
        group = Group.objects.get(name=role)
        for name in names:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=name)
            GroupPagePermission.objects.get_or_create(group=group, page=front, permission=permission)
        for permission in Permission.objects.filter(
            codename__in=FILE_RIGHTS, content_type__app_label__startswith="wagtail"
        ):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
        if role != masthead.REPORTER:
            topics = Permission.objects.filter(
                content_type__app_label="desk", codename__in=["add_topic", "change_topic"]
            )
            group.permissions.add(*topics)


def _approve(front: Front) -> None:
    """A reporter's article waits for an editor: the one workflow a paper starts with."""
    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    task = GroupApprovalTask.objects.create(name="Biên tập viên duyệt", active=True)
    task.groups.set(Group.objects.filter(name__in=[masthead.EDITOR, masthead.ADMINISTRATOR]))
    workflow = Workflow.objects.create(name="Duyệt bài", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=front)
