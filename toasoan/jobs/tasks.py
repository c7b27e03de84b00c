"""The one door to django-tasks: rooms mark their tasks with `task` from here."""

from django_tasks import task

__all__ = ["task"]
