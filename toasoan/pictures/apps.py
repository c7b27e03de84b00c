from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "toasoan.pictures"
    label = "pictures"
    verbose_name = "Ảnh và tệp"

    def ready(self) -> None:
        from toasoan.pictures import receivers  # noqa: F401
