import wagtail.images.models
from django.core.files.storage import storages
from django.db import migrations

import portal.base.storage


def move_originals(apps, schema_editor):
    """Pictures that were uploaded before lie among the public media."""
    public, private = storages["default"], portal.base.storage.original_storage()
    for name in apps.get_model("portal_base", "PortalImage").objects.values_list("file", flat=True).iterator():
        if public.exists(name) and not private.exists(name):
            with public.open(name) as file:
                private.save(name, file)
            public.delete(name)


class Migration(migrations.Migration):
    dependencies = [("portal_base", "0002_documents_apart")]

    operations = [
        migrations.AlterField(
            model_name="portalimage",
            name="file",
            field=wagtail.images.models.WagtailImageField(
                height_field="height",
                storage=portal.base.storage.original_storage,
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="file",
                width_field="width",
            ),
        ),
        migrations.RunPython(move_originals, migrations.RunPython.noop),
    ]
