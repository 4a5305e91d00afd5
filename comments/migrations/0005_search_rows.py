"""Search rows of the comments that everybody may see, written by the database in the statement that writes the comment.

They go and come with the public view of the article that the comment stands under, too.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# A session keeps the plan that it made when a table was small. So every row is looked up by an index, and what belongs to it is asked
# for in a subquery of its own, which no plan can turn into going through a whole table.
_PLAN = "SET enable_seqscan = off"

TRIGGERS = f"""
ALTER TABLE comments_commentsearchrow ALTER words SET STATISTICS 1000;

CREATE FUNCTION comment_search_words(title text, body text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('archive', left(title, 10000)), 'A') || setweight(to_tsvector('archive', left(body, 120000)), 'B')
$$;

CREATE FUNCTION comment_is_answered(comment bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM comments_comment WHERE parent_id = $1 AND withheld_at IS NULL)
$$;

CREATE FUNCTION comment_search_add(comments bigint[]) RETURNS void LANGUAGE sql {_PLAN} AS $$
    WITH added AS (
        INSERT INTO comments_commentsearchrow (comment_id, article_id, day, is_answer, is_answered, length, title_words, words)
        SELECT comment.id, comment.article_id, comment.posted, comment.parent_id IS NOT NULL, comment_is_answered(comment.id),
            comment.word_count, to_tsvector('archive', left(comment.title, 10000)), comment_search_words(comment.title, comment.body)
        FROM comments_comment comment
        WHERE comment.id = ANY (comments) AND comment.withheld_at IS NULL
            AND (SELECT article_is_public(article) FROM debates_article article WHERE article.id = comment.article_id)
        RETURNING words
    )
    INSERT INTO debates_searchword (word)
    SELECT lexeme FROM (SELECT DISTINCT lexeme FROM added, unnest(words)) said
    WHERE (SELECT true FROM debates_searchword known WHERE known.word = said.lexeme COLLATE "C" LIMIT 1) IS NULL
$$;

CREATE FUNCTION comment_search_tell_answers(comments bigint[]) RETURNS void LANGUAGE sql {_PLAN} AS $$
    UPDATE comments_commentsearchrow told
    SET is_answered = comment_is_answered(comment_id),
        is_answer = (SELECT parent_id IS NOT NULL FROM comments_comment comment WHERE comment.id = told.comment_id)
    WHERE comment_id = ANY (comments) AND (
        is_answered <> comment_is_answered(comment_id)
        OR is_answer <> (SELECT parent_id IS NOT NULL FROM comments_comment comment WHERE comment.id = told.comment_id)
    )
$$;

CREATE FUNCTION comment_search_remove(comments bigint[]) RETURNS void LANGUAGE sql {_PLAN} AS $$
    DELETE FROM comments_commentsearchrow WHERE comment_id = ANY (comments)
$$;

CREATE FUNCTION comments_under(articles bigint[]) RETURNS bigint[] LANGUAGE sql STABLE {_PLAN} AS $$
    SELECT ARRAY(SELECT id FROM comments_comment WHERE article_id = ANY (articles))
$$;

CREATE FUNCTION comment_search_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comment_search_add(ARRAY(SELECT id FROM new_rows));
    PERFORM comment_search_tell_answers(ARRAY(SELECT DISTINCT parent_id FROM new_rows WHERE parent_id IS NOT NULL));
    RETURN NULL;
END $$;

CREATE FUNCTION comment_search_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[] := ARRAY(
        SELECT id FROM new_rows JOIN old_rows USING (id)
        WHERE (new_rows.article_id, new_rows.posted, new_rows.title, new_rows.body, new_rows.word_count, new_rows.withheld_at IS NULL)
            <> (old_rows.article_id, old_rows.posted, old_rows.title, old_rows.body, old_rows.word_count, old_rows.withheld_at IS NULL)
    );
    answering bigint[] := ARRAY(
        SELECT unnest(ARRAY[id, new_rows.parent_id, old_rows.parent_id]) FROM new_rows JOIN old_rows USING (id)
        WHERE new_rows.parent_id IS DISTINCT FROM old_rows.parent_id
            OR (new_rows.withheld_at IS NULL) <> (old_rows.withheld_at IS NULL)
    );
BEGIN
    IF cardinality(changed) > 0 THEN
        PERFORM comment_search_remove(changed);
        PERFORM comment_search_add(changed);
    END IF;
    IF cardinality(answering) > 0 THEN
        PERFORM comment_search_tell_answers(answering);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION comment_search_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comment_search_remove(ARRAY(SELECT id FROM old_rows));
    PERFORM comment_search_tell_answers(ARRAY(SELECT DISTINCT parent_id FROM old_rows WHERE parent_id IS NOT NULL));
    RETURN NULL;
END $$;

CREATE FUNCTION comment_search_with_article() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[] := ARRAY(
        SELECT id FROM new_rows JOIN old_rows USING (id) WHERE article_is_public(new_rows) <> article_is_public(old_rows)
    );
    under bigint[];
BEGIN
    IF cardinality(changed) > 0 THEN
        under := comments_under(changed);
        PERFORM comment_search_remove(under);
        PERFORM comment_search_add(under);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER comment_search_inserted AFTER INSERT ON comments_comment
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION comment_search_inserted();
CREATE TRIGGER comment_search_updated AFTER UPDATE ON comments_comment
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION comment_search_updated();
CREATE TRIGGER comment_search_deleted AFTER DELETE ON comments_comment
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION comment_search_deleted();
CREATE TRIGGER comment_search_with_article AFTER UPDATE ON debates_article
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION comment_search_with_article();

SELECT comment_search_add(ARRAY(SELECT id FROM comments_comment));
"""

NO_TRIGGERS = """
DROP TRIGGER comment_search_inserted ON comments_comment;
DROP TRIGGER comment_search_updated ON comments_comment;
DROP TRIGGER comment_search_deleted ON comments_comment;
DROP TRIGGER comment_search_with_article ON debates_article;
DROP FUNCTION comment_search_inserted, comment_search_updated, comment_search_deleted, comment_search_with_article,
    comment_search_tell_answers(bigint[]), comment_search_add(bigint[]), comment_search_remove(bigint[]), comments_under(bigint[]), comment_is_answered(bigint),
    comment_search_words(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0004_former_keys"),
        ("debates", "0006_search_rows"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="comment", name="comment_search"),
        migrations.RemoveField(model_name="comment", name="search"),
        migrations.CreateModel(
            name="CommentSearchRow",
            fields=[
                (
                    "comment",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search_row",
                        serialize=False,
                        to="comments.comment",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="debates.article",
                    ),
                ),
                ("day", models.DateField()),
                ("is_answer", models.BooleanField()),
                ("is_answered", models.BooleanField()),
                ("length", models.PositiveIntegerField()),
                ("title_words", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddIndex(
            model_name="commentsearchrow",
            index=models.Index(fields=["-day", "-comment"], name="comment_search_newest"),
        ),
        migrations.AddIndex(
            model_name="commentsearchrow",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], gin_pending_list_limit=1024, name="comment_search_words"
            ),
        ),
        migrations.AddIndex(
            model_name="commentsearchrow",
            index=django.contrib.postgres.indexes.GinIndex(fields=["title_words"], name="comment_search_title"),
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
