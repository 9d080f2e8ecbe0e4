import secrets
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from evenground.record.domain.ids import uuid7


def new_stamp() -> str:
    return secrets.token_hex(16)


class Reach(models.TextChoices):
    """How I like to be reached."""

    EMAIL = "email", _("By email")
    PHONE = "phone", _("Ring me")
    TEXT = "text", _("Text me")
    POST = "post", _("By post")
    SOMEONE = "someone", _("Through somebody I trust")
    HERE = "here", _("I'll look here myself")


class People(BaseUserManager["Person"]):
    """Django asks for a manager of this kind; people are made by actions."""


class Person(AbstractBaseUser):
    """Somebody with a place here. No password, no last sign-in, nothing asked that isn't needed."""

    password = None  # type: ignore[assignment]  # there are no passwords
    last_login = None  # nobody keeps when anyone was here

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("Name"), max_length=200)
    pronouns = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)  # allauth keeps here the address that mail goes to
    reach_by = models.CharField(max_length=10, choices=Reach, default=Reach.HERE)
    reach_detail = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    is_active = models.BooleanField(default=True)
    sign_in_stamp = models.CharField(max_length=32, default=new_stamp)  # a new one signs every device out

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = People()

    def get_session_auth_hash(self) -> str:
        return salted_hmac("evenground.people.session", self.sign_in_stamp, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> list[str]:
        return []

    def has_usable_password(self) -> bool:
        return False

    def set_unusable_password(self) -> None:
        """allauth asks for this on sign-up; there is nothing to set."""


class SignInCard(models.Model):
    """A printed card with a code. Works until it is replaced or taken back; only a keyed hash of the code is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cards")
    code_hash = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_on=None), name="people_one_card_that_works")
        ]
