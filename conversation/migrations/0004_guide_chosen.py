from django.db import migrations, models


class Migration(migrations.Migration):
    """Whether the person chose the kind of experience. Of older conversations nobody knows, so theirs stays."""

    dependencies = [
        ("conversation", "0003_reopened_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="guide_chosen",
            field=models.BooleanField(default=True),
        ),
    ]
