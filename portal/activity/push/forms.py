"""What a browser says of its push service."""

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric import ec
from django import forms
from django.utils.translation import gettext as _

from portal.activity.push import addresses
from portal.activity.push.addresses import ForbiddenAddressError
from portal.activity.push.models import LONGEST_ENDPOINT

SECRET_BYTES = 16


class DeviceForm(forms.Form):
    """Nothing of it is typed by a person: what is wrong is wrong in the browser, or somebody tries something."""

    endpoint = forms.CharField(max_length=LONGEST_ENDPOINT)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)

    def clean_endpoint(self) -> str:
        endpoint: str = self.cleaned_data["endpoint"]
        try:
            addresses.public_addresses_of(addresses.host_of(endpoint))
        except (ForbiddenAddressError, OSError):
            raise forms.ValidationError(_("The push service of this browser cannot be reached.")) from None
        return endpoint

    def clean_p256dh(self) -> str:
        key: str = self.cleaned_data["p256dh"]
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _decoded(key))
        except ValueError:
            raise forms.ValidationError(_("This browser has no usable key.")) from None
        return key

    def clean_auth(self) -> str:
        secret: str = self.cleaned_data["auth"]
        try:
            is_right = len(_decoded(secret)) == SECRET_BYTES
        except ValueError:
            is_right = False
        if not is_right:
            raise forms.ValidationError(_("This browser has no usable key."))
        return secret


def _decoded(text: str) -> bytes:
    """Errors: ValueError."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise ValueError(text) from None
