"""The law of the tree, held by the database: a parent stands under the same article and is earlier. So no tree has a loop.

Checked when a transaction ends, so that one can move many comments.
"""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

CREATE = """
CREATE FUNCTION comment_tree_law() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off AS $$ -- a session keeps the plan that it made when the table was small
BEGIN
    IF EXISTS (
        SELECT FROM comments_comment child JOIN comments_comment parent ON parent.id = child.parent_id
        WHERE child.id = NEW.id AND (parent.article_id <> child.article_id OR parent.ordinal >= child.ordinal)
    ) OR EXISTS (
        SELECT FROM comments_comment child JOIN comments_comment parent ON parent.id = child.parent_id
        WHERE child.parent_id = NEW.id AND (parent.article_id <> child.article_id OR parent.ordinal >= child.ordinal)
    ) THEN
        RAISE EXCEPTION 'comment %: a parent must stand under the same article and be earlier', NEW.key
            USING ERRCODE = 'check_violation', TABLE = 'comments_comment', CONSTRAINT = 'comment_parent_is_earlier_under_the_same_article';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER comment_parent_law
    AFTER INSERT OR UPDATE OF parent_id, article_id, ordinal ON comments_comment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION comment_tree_law();

CREATE CONSTRAINT TRIGGER comment_answers_law
    AFTER UPDATE OF article_id, ordinal ON comments_comment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN ((OLD.article_id, OLD.ordinal) IS DISTINCT FROM (NEW.article_id, NEW.ordinal))
    EXECUTE FUNCTION comment_tree_law();
"""

DROP = """
DROP TRIGGER comment_parent_law ON comments_comment;
DROP TRIGGER comment_answers_law ON comments_comment;
DROP FUNCTION comment_tree_law();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("comments", "0001_initial")]
    operations: ClassVar[list[Operation]] = [migrations.RunSQL(CREATE, DROP)]
