"""Projects that are there already use the room only once they switch it on, as new ones do."""

from django.db import migrations

KEY = "lending"


def switch_off(apps, schema_editor):
    for project in apps.get_model("workspace_projects", "Project").objects.all().iterator():
        if KEY not in project.rooms_off:
            project.rooms_off = [*project.rooms_off, KEY]
            project.save(update_fields=["rooms_off"])


class Migration(migrations.Migration):
    dependencies = [("workspace_lending", "0002_not_twice"), ("workspace_projects", "0007_inspections")]
    operations = [migrations.RunPython(switch_off, migrations.RunPython.noop, elidable=True)]
