"""Search rows of the articles that everybody may see, written by the database in the statement that writes the article.

The configuration is PostgreSQL's Danish without its list of stop words: a phrase may hold them, and they can be looked for.
A tsvector may not pass 1 MB, and a character may cost six bytes in it: what search knows of a very long text is its beginning.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

CONFIGURATION = """
CREATE TEXT SEARCH DICTIONARY danish_words (TEMPLATE = pg_catalog.snowball, LANGUAGE = danish);
CREATE TEXT SEARCH CONFIGURATION archive (COPY = pg_catalog.danish);
ALTER TEXT SEARCH CONFIGURATION archive
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH danish_words;
"""

NO_CONFIGURATION = """
DROP TEXT SEARCH CONFIGURATION archive;
DROP TEXT SEARCH DICTIONARY danish_words;
"""

# A session keeps the plan that it made when a table was small. So every row is looked up by an index, and what belongs to it is asked
# for in a subquery of its own, which no plan can turn into going through a whole table.
_PLAN = "SET enable_seqscan = off"

TRIGGERS = f"""
ALTER TABLE debates_articlesearchrow ALTER words SET STATISTICS 1000;

CREATE FUNCTION article_search_words(title text, lead text, body text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('archive', left(title, 10000)), 'A')
        || setweight(to_tsvector('archive', left(lead, 10000)), 'B')
        || setweight(to_tsvector('archive', left(body, 120000)), 'C')
$$;

CREATE FUNCTION article_is_public(debates_article) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT NOT $1.is_placeholder AND $1.withheld_at IS NULL AND $1.merged_into_id IS NULL
$$;

CREATE FUNCTION article_search_add(articles bigint[]) RETURNS void LANGUAGE sql {_PLAN} AS $$
    WITH added AS (
        INSERT INTO debates_articlesearchrow (article_id, day, is_answered, length, title_words, words)
        SELECT article.id, coalesce(article.sort_date, '0001-01-01'), article.comment_count > 0,
            regexp_count(article.title || ' ' || article.lead || ' ' || article.body, '\\S+'),
            to_tsvector('archive', left(article.title, 10000)), article_search_words(article.title, article.lead, article.body)
        FROM debates_article article WHERE article.id = ANY (articles) AND article_is_public(article)
        RETURNING words
    )
    INSERT INTO debates_searchword (word)
    SELECT lexeme FROM (SELECT DISTINCT lexeme FROM added, unnest(words)) said
    WHERE (SELECT true FROM debates_searchword known WHERE known.word = said.lexeme COLLATE "C" LIMIT 1) IS NULL
$$;

CREATE FUNCTION article_search_remove(articles bigint[]) RETURNS void LANGUAGE sql {_PLAN} AS $$
    DELETE FROM debates_articlesearchrow WHERE article_id = ANY (articles)
$$;

CREATE FUNCTION article_search_tell_answers(articles bigint[]) RETURNS void LANGUAGE sql {_PLAN} AS $$
    UPDATE debates_articlesearchrow told SET is_answered = NOT is_answered
    WHERE article_id = ANY (articles)
        AND is_answered <> (SELECT comment_count > 0 FROM debates_article article WHERE article.id = told.article_id)
$$;

CREATE FUNCTION article_search_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM article_search_add(ARRAY(SELECT id FROM new_rows));
    RETURN NULL;
END $$;

CREATE FUNCTION article_search_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[] := ARRAY(
        SELECT id FROM new_rows JOIN old_rows USING (id)
        WHERE article_is_public(new_rows) <> article_is_public(old_rows)
            OR new_rows.sort_date IS DISTINCT FROM old_rows.sort_date
            OR (new_rows.title, new_rows.lead, new_rows.body) <> (old_rows.title, old_rows.lead, old_rows.body)
    );
    answered bigint[] := ARRAY(
        SELECT id FROM new_rows JOIN old_rows USING (id) WHERE (new_rows.comment_count > 0) <> (old_rows.comment_count > 0)
    );
BEGIN
    IF cardinality(changed) > 0 THEN
        PERFORM article_search_remove(changed);
        PERFORM article_search_add(changed);
    END IF;
    IF cardinality(answered) > 0 THEN
        PERFORM article_search_tell_answers(answered);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION article_search_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM article_search_remove(ARRAY(SELECT id FROM old_rows));
    RETURN NULL;
END $$;

CREATE TRIGGER article_search_inserted AFTER INSERT ON debates_article
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION article_search_inserted();
CREATE TRIGGER article_search_updated AFTER UPDATE ON debates_article
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION article_search_updated();
CREATE TRIGGER article_search_deleted AFTER DELETE ON debates_article
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION article_search_deleted();

SELECT article_search_add(ARRAY(SELECT id FROM debates_article));
"""

NO_TRIGGERS = """
DROP TRIGGER article_search_inserted ON debates_article;
DROP TRIGGER article_search_updated ON debates_article;
DROP TRIGGER article_search_deleted ON debates_article;
DROP FUNCTION article_search_inserted, article_search_updated, article_search_deleted, article_search_add(bigint[]),
    article_search_remove(bigint[]), article_search_tell_answers(bigint[]), article_is_public(debates_article), article_search_words(text, text, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("debates", "0005_index_withdrawn"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="article", name="article_search"),
        migrations.RemoveField(model_name="article", name="search"),
        migrations.RunSQL(CONFIGURATION, NO_CONFIGURATION),
        migrations.CreateModel(
            name="ArticleSearchRow",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search_row",
                        serialize=False,
                        to="debates.article",
                    ),
                ),
                ("day", models.DateField()),
                ("is_answered", models.BooleanField()),
                ("length", models.PositiveIntegerField()),
                ("title_words", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField(db_collation="C", db_index=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="articlesearchrow",
            index=models.Index(fields=["-day", "-article"], name="article_search_newest"),
        ),
        migrations.AddIndex(
            model_name="articlesearchrow",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], gin_pending_list_limit=1024, name="article_search_words"
            ),
        ),
        migrations.AddIndex(
            model_name="articlesearchrow",
            index=django.contrib.postgres.indexes.GinIndex(fields=["title_words"], name="article_search_title"),
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
