"""What can happen to staff, bylines and the paper's name."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from toasoan.lib.viet.fold import nfc
from toasoan.lib.viet.slugs import slugify
from toasoan.masthead.models import Byline, Paper, User

REPORTER, EDITOR, MODERATOR, ADMINISTRATOR = "Phóng viên", "Biên tập viên", "Điều hành ý kiến", "Quản trị"
ROLES = (REPORTER, EDITOR, MODERATOR, ADMINISTRATOR)


@transaction.atomic
def set_up_roles() -> None:
    """Make the four roles with what each may do outside the sections; sections add their own rights."""
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in ROLES:
        Group.objects.get_or_create(name=name)[0].permissions.add(enter)
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    names = ["add_byline", "change_byline"]
    for role in (EDITOR, ADMINISTRATOR):
        Group.objects.get(name=role).permissions.add(*Permission.objects.filter(codename__in=names))
    everything = Permission.objects.filter(
        codename__in=["change_paper", "delete_byline", "add_user", "change_user", "delete_user"],
        content_type__app_label="masthead",
    )
    Group.objects.get(name=ADMINISTRATOR).permissions.add(*everything)


@transaction.atomic
def add_user(*, username: str, password: str, name: str, role: str, email: str = "") -> User:
    """Make a member of staff with one of ROLES. The administrator is also Django's superuser."""
    family, _, given = nfc(name).rpartition(" ")
    user = User.objects.create_user(username, email=email, password=password, first_name=given, last_name=family)
    user.groups.add(Group.objects.get(name=role))
    if role == ADMINISTRATOR:
        user.is_superuser = user.is_staff = True
        user.save()
    return user


@transaction.atomic
def find_or_add_byline(*, name: str) -> Byline:
    """The byline of that name, made when it is new."""
    name = nfc(name).strip()
    found = Byline.objects.filter(name=name).first()
    if found is not None:
        return found
    slug = slugify(name) or "but-danh"
    taken = Byline.objects.filter(slug=slug).exists()
    return Byline.objects.create(name=name, slug=f"{slug}-{Byline.objects.count() + 1}" if taken else slug)


@transaction.atomic
def name_paper(*, name: str, motto: str, imprint: str) -> Paper:
    """Give the paper its name, motto and imprint lines."""
    paper = Paper.objects.first() or Paper()
    paper.name, paper.motto, paper.imprint = name, motto, imprint
    paper.full_clean()
    paper.save()
    return paper
