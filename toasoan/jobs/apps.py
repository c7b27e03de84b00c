from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "toasoan.jobs"
    label = "jobs"
    verbose_name = "Việc hẹn giờ"

    def ready(self) -> None:
        autodiscover_modules("alarms")
