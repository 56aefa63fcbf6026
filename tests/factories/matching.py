import factory

from initiatives.matching.models import Option, Question


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Question

    text = factory.Sequence(lambda n: f"Frage {n}?")
    slug = factory.Sequence(lambda n: f"frage-{n}")
    sort_order = factory.Sequence(lambda n: n)


class OptionFactory(factory.django.DjangoModelFactory):
    """`topics=[…]` as wanted."""

    class Meta:
        model = Option
        skip_postgeneration_save = True

    question = factory.SubFactory(QuestionFactory)
    text = factory.Sequence(lambda n: f"Antwort {n}")
    reason = factory.Sequence(lambda n: f"du Grund {n} hast")

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if create and extracted:
            self.topics.set(extracted)
            self.save()
