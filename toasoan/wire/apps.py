from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "toasoan.wire"
    label = "wire"
    verbose_name = "Tin vào"
