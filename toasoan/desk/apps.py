from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "toasoan.desk"
    label = "desk"
    verbose_name = "Bàn biên tập"

    def ready(self) -> None:
        from toasoan.desk import receivers  # noqa: F401
