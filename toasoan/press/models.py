"""The outbox: what changed in the content, told in the same transaction."""

from django.db import models


class Change(models.Model):
    """Keys touched by one commit, and why. Rows leave once every consumer has done them."""

    at = models.DateTimeField()
    because = models.CharField(max_length=200)
    keys = models.JSONField()
    bulk = models.BooleanField(default=False)
    pressed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=models.Q(pressed=False), name="press_change_pending")]

    def __str__(self) -> str:
        return f"{self.because}: {', '.join(self.keys[:3])}"


class Day(models.Model):
    """The date printed on today's fronts: one row, turned by the clock at midnight."""

    today = models.DateField()
    change = models.ForeignKey(Change, null=True, on_delete=models.SET_NULL)

    def __str__(self) -> str:
        return self.today.isoformat()
