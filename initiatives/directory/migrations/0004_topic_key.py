from collections import defaultdict

from django.db import migrations, models


def write_keys(apps, schema_editor):
    """What is in the directory already has its topics in rows of their own."""
    DirectoryEntry = apps.get_model("initiatives_directory", "DirectoryEntry")
    topics = defaultdict(list)
    rows = DirectoryEntry.topics.through.objects.order_by("topic_id")
    for entry, topic in rows.values_list("directoryentry_id", "topic_id"):
        topics[entry].append(topic)
    alike = defaultdict(list)
    for entry, pks in topics.items():
        alike[f"|{'|'.join(map(str, pks))}|"].append(entry)
    for key, entries in alike.items():
        for start in range(0, len(entries), 500):
            DirectoryEntry.objects.filter(pk__in=entries[start : start + 500]).update(topic_key=key)


class Migration(migrations.Migration):

    dependencies = [
        ("initiatives_directory", "0003_points_on_the_map"),
        ("portal_regions", "0004_topic_colour_as_in_the_settings"),
    ]

    operations = [
        migrations.AddField(
            model_name="directoryentry",
            name="topic_key",
            field=models.TextField(blank=True),
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="directoryentry",
            index=models.Index(
                fields=[
                    "layer",
                    "language",
                    "kind",
                    "status",
                    "wants_people",
                    "municipality",
                    "topic_key",
                    "shown_until",
                ],
                name="directory_facets",
            ),
        ),
    ]
