from django.apps import AppConfig


class GazetteConfig(AppConfig):
    name = "toasoan.gazette"
    label = "gazette"
    verbose_name = "Công báo"
