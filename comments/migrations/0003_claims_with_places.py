"""Claims say where their words stand, and may speak of more than one other comment: of all, of the article, of its people."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("comments", "0002_tree_law"),
        ("debates", "0001_initial"),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.RemoveConstraint(
            model_name="replyclaim",
            name="claim_once_per_pair_and_kind",
        ),
        migrations.AddField(
            model_name="replyclaim",
            name="evidence_part",
            field=models.CharField(
                blank=True,
                choices=[("title", "overskriften"), ("body", "teksten")],
                editable=False,
                max_length=10,
                verbose_name="hvor ordene står",
            ),
        ),
        migrations.AddField(
            model_name="replyclaim",
            name="evidence_start",
            field=models.PositiveIntegerField(
                blank=True, editable=False, null=True, verbose_name="hvor ordene begynder"
            ),
        ),
        migrations.AddField(
            model_name="replyclaim",
            name="letter",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="debates.article",
                verbose_name="indlæg, der tales om",
            ),
        ),
        migrations.AlterField(
            model_name="replyclaim",
            name="kind",
            field=models.CharField(
                choices=[
                    ("named", "nævner skribenten ved navn"),
                    ("quote", "citerer kommentaren"),
                    ("retitle", "svarer i sin overskrift"),
                    ("continuation", "fortsætter sin egen tekst"),
                    ("afterthought", "føjer noget til sin egen tekst"),
                    ("spoken", "taler til den, der skrev før"),
                    ("collective", "taler til alle, der har skrevet"),
                    ("letter", "taler om udgiverens tidligere indlæg"),
                    ("article", "taler om artiklen"),
                    ("publisher", "taler til artiklens afsender"),
                    ("person", "taler til en person"),
                    ("curator", "sat af redaktionen"),
                ],
                max_length=20,
                verbose_name="slags",
            ),
        ),
        migrations.AlterField(
            model_name="replyclaim",
            name="target",
            field=models.ForeignKey(
                blank=True,
                help_text="Tom, hvor der ikke tales til én bestemt kommentar.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claimed_by",
                to="comments.comment",
                verbose_name="svarer på",
            ),
        ),
        migrations.AddIndex(
            model_name="replyclaim",
            index=models.Index(condition=models.Q(("letter__isnull", False)), fields=["letter"], name="claim_letter"),
        ),
        migrations.AddConstraint(
            model_name="replyclaim",
            constraint=models.UniqueConstraint(
                fields=("comment", "target", "kind"), name="claim_once_per_pair_and_kind", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="replyclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "kind__in",
                            [
                                "collective",
                                "letter",
                                "article",
                                "publisher",
                                "person",
                            ],
                        ),
                        ("target__isnull", True),
                    ),
                    models.Q(
                        ("target__isnull", False),
                        models.Q(
                            (
                                "kind__in",
                                [
                                    "collective",
                                    "letter",
                                    "article",
                                    "publisher",
                                    "person",
                                ],
                            ),
                            _negated=True,
                        ),
                    ),
                    _connector="OR",
                ),
                name="claim_has_a_target_if_its_kind_has_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="replyclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("evidence_part", ""), ("evidence_start__isnull", True)),
                    models.Q(models.Q(("evidence_part", ""), _negated=True), ("evidence_start__isnull", False)),
                    _connector="OR",
                ),
                name="claim_evidence_has_a_whole_place",
            ),
        ),
    ]
