"""`{{ mail.error|in_words }}`: why a mail was not taken, in the reader's language where the words are ours."""

from django import template

from portal.mailing.reporting import said

register = template.Library()
register.filter("in_words", said)
