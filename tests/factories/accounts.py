import factory

from portal.accounts.models import Consent, User


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

    @factory.post_generation
    def confirmed(self, create, extracted, **kwargs):
        """The address is confirmed, as after clicking the link in the mail; `confirmed=False` leaves it open."""
        if create and extracted is not False:
            self.emailaddress_set.create(email=self.email, verified=True, primary=True)


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    user = factory.SubFactory(UserFactory)
    kind = Consent.Kind.PRIVACY
    version = "2026-11"
