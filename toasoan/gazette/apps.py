from django.apps import AppConfig


class GazetteConfig(AppConfig):
    name = "toasoan.gazette"
    label = "gazette"
    verbose_name = "Công báo"

    def ready(self) -> None:
        from toasoan.gazette import receivers  # noqa: F401
