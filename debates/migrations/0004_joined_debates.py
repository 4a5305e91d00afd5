"""A debate that was joined to another leads there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("debates", "0003_merged_articles"),
    ]

    operations = [
        migrations.AddField(
            model_name="debate",
            name="joined_into",
            field=models.ForeignKey(
                blank=True,
                help_text="Debattens adresse fører dertil.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="joined",
                to="debates.debate",
                verbose_name="slået sammen med",
            ),
        ),
        migrations.AddConstraint(
            model_name="debate",
            constraint=models.CheckConstraint(
                condition=models.Q(("joined_into", models.F("id")), _negated=True),
                name="debate_never_joined_into_itself",
            ),
        ),
    ]
