import factory

from portal.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person who can sign in with the password `geheim-und-lang`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    name = factory.Faker("name", locale="de_DE")
    email = factory.Sequence(lambda n: f"person{n}@example.org")

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        self.set_password(extracted or "geheim-und-lang")
        if create:
            self.save(update_fields=["password"])
