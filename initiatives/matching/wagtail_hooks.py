"""The questions in the Wagtail admin."""

from wagtail_modeladmin.options import modeladmin_register

from initiatives.matching.admin import QuestionAdmin

modeladmin_register(QuestionAdmin)
