"""Translating a page: with the pages below only where all of them are the person's."""

from django.utils.translation import gettext as _
from wagtail.contrib.simple_translation.forms import SubmitTranslationForm
from wagtail.contrib.simple_translation.views import SubmitPageTranslationView


class TranslatePageView(SubmitPageTranslationView):
    """Wagtail asks for the right to the page alone, also where it copies what stands below."""

    def get_form(self) -> SubmitTranslationForm:
        form = super().get_form()
        if not self.object.permissions_for_user(self.request.user).can_translate_subtree():
            field = form.fields["include_subtree"]
            field.disabled = True  # what is sent for it does not count either
            field.help_text = _("There are other people's pages below this one. Translate your own pages one by one.")
        return form
