"""The keys of doubles, kept with the comments that stand for them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0003_claims_with_places"),
        ("debates", "0003_merged_articles"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="former_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                blank=True,
                default=list,
                editable=False,
                help_text="Of doubles under articles that were merged into this one's: their addresses lead here.",
                size=None,
                verbose_name="tidligere nøgler",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("former_keys", []), _negated=True),
                fields=["former_keys"],
                name="comment_former_keys",
            ),
        ),
    ]
