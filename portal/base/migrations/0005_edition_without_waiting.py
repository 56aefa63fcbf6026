from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal_base', '0004_edition'),
    ]

    operations = [
        migrations.DeleteModel(name='Edition'),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.BigIntegerField()),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
