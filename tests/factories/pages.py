import factory
import wagtail_factories
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from home.models import FormField, FormPage, HomePage, LegalPage, StandardPage
from home.news.models import NewsIndexPage, NewsPage


def front_page():
    """The page that Wagtail's migrations leave behind becomes a home page at `/`: to delete pages takes long."""
    given = Page.objects.get(depth=2)
    fields = {field.attname: getattr(given, field.attname) for field in Page._meta.concrete_fields}
    home = HomePage(page_ptr=given, **fields)
    home.title = home.draft_title = "MokWi KielRegion"
    home.content_type = ContentType.objects.get_for_model(HomePage)
    home.save_base()  # `save` would look for the home page that this one was before
    return home


class PublishedPageFactory(wagtail_factories.PageFactory):
    """Publishes as an editor does, with everything that belongs to the page already at its first save."""

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        topics = kwargs.pop("topics", [])
        page = model_class(**kwargs)
        page.topics = topics
        parent.add_child(instance=page)
        if page.live:
            page.save_revision().publish()
        return page


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage


class StandardPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Seite {n}")

    class Meta:
        model = StandardPage


class LegalPageFactory(wagtail_factories.PageFactory):
    title = "Impressum"
    kind = LegalPage.Kind.IMPRINT

    class Meta:
        model = LegalPage


class FormPageFactory(wagtail_factories.PageFactory):
    """A form that asks for a message and, if one likes, an e-mail address."""

    title = "Kontakt"

    class Meta:
        model = FormPage
        skip_postgeneration_save = True

    @factory.post_generation
    def form_fields(self, create, extracted, **kwargs):
        rows = extracted or [("Nachricht", "multiline", True), ("E-Mail", "email", False)]
        for order, (label, kind, required) in enumerate(rows):
            FormField.objects.create(page=self, sort_order=order, label=label, field_type=kind, required=required)


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    title = "Aktuelles"
    slug = "aktuelles"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Meldung {n}")

    class Meta:
        model = NewsPage
        skip_postgeneration_save = True

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if extracted:
            self.topics.set(extracted)
            self.save()
