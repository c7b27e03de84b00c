"""Work for the queue."""

from toasoan.jobs.tasks import task
from toasoan.pictures import actions
from toasoan.pictures.models import Picture


@task()
def make_sizes(picture_id: int) -> None:
    """Make a picture's sizes, where a crash after the upload left it without."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is not None:
        actions.make_sizes_if_readable(picture=picture)
