from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PressConfig(AppConfig):
    name = "toasoan.press"
    label = "press"
    verbose_name = "Nhà in"

    def ready(self) -> None:
        from toasoan.press import guards

        guards.install()
        autodiscover_modules("plates", "plates_hubs")
