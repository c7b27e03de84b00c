from django.apps import AppConfig


class MastheadConfig(AppConfig):
    name = "toasoan.masthead"
    label = "masthead"
    verbose_name = "Măng-sét"
