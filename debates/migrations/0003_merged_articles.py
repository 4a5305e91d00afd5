"""Articles that are one page: one stands for the others, and nothing leads on to what leads on itself."""

import django.db.models.deletion
from django.db import migrations, models

CREATE = """
CREATE FUNCTION article_merge_law() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM debates_article double JOIN debates_article kept ON kept.id = double.merged_into_id
        WHERE (double.id = NEW.id OR kept.id = NEW.id) AND (kept.merged_into_id IS NOT NULL OR kept.is_placeholder)
    ) THEN
        RAISE EXCEPTION 'article %: what others are merged into stands itself, and was captured', NEW.key
            USING ERRCODE = 'check_violation', TABLE = 'debates_article', CONSTRAINT = 'article_merged_into_one_that_stands';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER article_merge_law
    AFTER INSERT OR UPDATE OF merged_into_id ON debates_article
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION article_merge_law();
"""

DROP = """
DROP TRIGGER article_merge_law ON debates_article;
DROP FUNCTION article_merge_law();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("debates", "0002_reply_span"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Artiklen, der står for denne: de er en og samme side.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicates",
                to="debates.article",
                verbose_name="slået sammen med",
            ),
        ),
        migrations.AlterField(
            model_name="operation",
            name="kind",
            field=models.CharField(
                choices=[
                    ("add", "oprettet"),
                    ("change", "ændret"),
                    ("delete", "slettet"),
                    ("withhold", "tilbageholdt"),
                    ("release", "genudgivet"),
                    ("merge", "slået sammen"),
                    ("undo", "fortrudt"),
                ],
                max_length=10,
                verbose_name="handling",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="article_never_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("debate__isnull", True), ("source__isnull", True)),
                    _connector="OR",
                ),
                name="article_merged_has_no_place_of_its_own",
            ),
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
