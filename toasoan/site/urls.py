"""The few doors that are not paper."""

from django.urls import include, path, re_path
from wagtail.admin import urls as newsroom
from wagtail.documents import urls as attachments

from toasoan.desk import urls as doors
from toasoan.desk import views as desk
from toasoan.gazette import views as gazette
from toasoan.pictures import views as pictures

urlpatterns = [
    path("toa-soan/media/<path:name>", pictures.media),
    path("toa-soan/tai-lieu/", include(attachments)),
    path("toa-soan/", include(doors.shut)),
    path("toa-soan/", include(newsroom)),
    re_path(r"^thong-bao/[^/]*-(?P<number>\d+)\.html$", gazette.moved_notice),
    re_path(r"^(?P<path>.*-(?P<number>\d+)\.html)$", desk.moved_article),
    re_path(r"^(?P<path>.*/)$", desk.moved),
]
