"""How much refers to a row of the managed lists; asked before deleting."""

from django.db.models import ManyToOneRel, Model, QuerySet


def uses_of(instance: Model) -> int:
    """Rows of any app that point to this one, by foreign key or through the table of a list."""
    relations = [
        relation for relation in instance._meta.get_fields(include_hidden=True) if isinstance(relation, ManyToOneRel)
    ]
    return sum(
        QuerySet(relation.related_model).filter(**{relation.field.name: instance}).count() for relation in relations
    )
