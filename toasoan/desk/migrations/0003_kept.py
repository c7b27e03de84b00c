from django.db import migrations, models


def keep_what_versions_show(apps, schema_editor):
    from toasoan.desk.uses import _in_version

    versions = apps.get_model("desk", "Version").objects.values_list("content", flat=True)
    keys = {key for content in versions.iterator(chunk_size=500) for key in _in_version(content)}
    kept = apps.get_model("desk", "Kept")
    kept.objects.bulk_create([kept(key=key) for key in sorted(keys)], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ("desk", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80, unique=True)),
            ],
        ),
        migrations.RunPython(keep_what_versions_show, migrations.RunPython.noop),
    ]
