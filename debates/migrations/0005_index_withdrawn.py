"""When an article came to be, and what the index of each import said of its files, so that it can be taken back."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("debates", "0004_joined_debates"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="added_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now,
                editable=False,
                help_text="Siden da kan nogen have henvist til den.",
                verbose_name="kom til",
            ),
        ),
        migrations.RunSQL(
            "UPDATE debates_article SET added_at = first.at FROM (SELECT article_id, min(added_at) AS at FROM debates_source"
            " GROUP BY article_id) first WHERE first.article_id = debates_article.id",
            migrations.RunSQL.noop,
        ),
        migrations.AddField(
            model_name="importedfile",
            name="address",
            field=models.CharField(
                blank=True,
                help_text="Hvad denne imports indeks sagde om filen.",
                max_length=1000,
                verbose_name="adresse i indekset",
            ),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="captured_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="hentet ifølge indekset"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="withdrawn",
            field=models.BooleanField(
                default=False, editable=False, help_text="What the index said has been taken back with the run."
            ),
        ),
    ]
