from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "toasoan.upkeep"
    label = "upkeep"
    verbose_name = "Bảo trì"
