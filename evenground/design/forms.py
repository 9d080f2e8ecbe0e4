"""How forms are drawn, and the few fields and widgets that Django doesn't bring.

`FORM_RENDERER = "evenground.design.forms.Renderer"` makes `{{ form }}` write our markup. Needs "django.forms" in
INSTALLED_APPS, so that the widgets we don't draw ourselves are found.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from evenground.design.drawings import sign

_WIDGETS = "django/forms/widgets/"
_OWN = {
    **{
        f"{_WIDGETS}{kind}.html": "design/widgets/input.html"
        for kind in ("text", "email", "url", "number", "password", "date", "datetime", "time", "input")
    },
    f"{_WIDGETS}textarea.html": "design/widgets/textarea.html",
    f"{_WIDGETS}select.html": "design/widgets/select.html",
    f"{_WIDGETS}checkbox.html": "design/widgets/checkbox.html",
    f"{_WIDGETS}file.html": "design/widgets/file.html",
    "django/forms/errors/list/default.html": "design/forms/errors.html",
    "django/forms/errors/list/ul.html": "design/forms/errors.html",
    "django/forms/errors/dict/default.html": "design/forms/errors.html",
}
_CHOICES = {f"{_WIDGETS}radio.html": "radios", f"{_WIDGETS}checkbox_select.html": "checkboxes"}


# Days that people mean. Beyond them lie years in which a calendar breaks: no day comes after the last of 9999.
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Renderer(TemplatesSetting):
    """Writes forms, fields and widgets in our markup, with the error summary on top."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return super().get_template(_OWN.get(template_name, template_name))

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        if widget and template_name in _CHOICES:
            return choices(widget, _CHOICES[template_name])
        if widget:
            # What people type may be in any direction.
            anyway = {"dir": "auto"} if template_name.endswith(("/text.html", "/textarea.html")) else {}
            context = {
                **context,
                "widget_wrong": widget["attrs"].get("aria-invalid") == "true",
                "attrs": flatatt(
                    {**anyway, **{name: value for name, value in widget["attrs"].items() if name != "class"}}
                ),
            }
        return super().render(template_name, context, request)


# Written here and not as templates: a page of a decision has a dozen of them, and each would take ten times as long.
_ALL_CHOICES = '<div class="govuk-KIND" data-module="govuk-KIND">\n{}</div>'
_CHOICE = """  <div class="govuk-KIND__item{}{}">
    <input class="govuk-KIND__input" id="{}" name="{}" type="{}" value="{}"{}{}{}>
    <label class="govuk-label govuk-KIND__label" for="{}">
      {}
    </label>
{}{}  </div>
"""
_LINE = """    <div id="{}_line" class="govuk-hint govuk-KIND__hint">
      {}
    </div>
"""
_NONE, _NOTED, _CHECKED, _DISABLED = map(SafeString, ("", " with-line", " checked", " disabled"))
_WRITTEN = {
    kind: [words.replace("KIND", kind) for words in (_ALL_CHOICES, _CHOICE, _LINE)] for kind in ("radios", "checkboxes")
}


def choices(widget: Mapping[str, Any], kind: str) -> SafeString:
    """Radios or checkboxes as HTML. `widget`: the context that Django makes; `kind`: "radios" or "checkboxes"."""
    around, one, line = _WRITTEN[kind]
    options = (option for _group, options, _index in widget["optgroups"] for option in options)
    return format_html(around, mark_safe("".join(_choice(option, one, line) for option in options)))  # noqa: S308  escaped


def _choice(option: Mapping[str, Any], one: str, below: str) -> SafeString:
    key, line, code = escape(option["attrs"].get("id", "")), option.get("line"), option.get("sign")
    return format_html(
        one,
        _NOTED if line or code else _NONE, format_html(" answer answer--{}", code) if code else _NONE,
        key, option["name"], option["type"], option["value"],
        _CHECKED if option["selected"] else _NONE, _DISABLED if option["attrs"].get("disabled") else _NONE,
        format_html(' aria-describedby="{}_line"', key) if line else _NONE,
        key, option["label"],
        format_html(below, key, line) if line else _NONE,
        format_html("    {}\n", sign(code)) if code else _NONE,
    )  # fmt: skip


class PlainWords:
    """Put before `forms.Form` or `forms.ModelForm`: errors in our words, and no bubbles of the browser's own."""

    use_required_attribute = False
    told_above = False  # whether the page has one summary for all of its forms: then each keeps its own to itself
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            say_plainly(field)


class Form(PlainWords, forms.Form):
    """A form that speaks our words."""


def say_plainly(field: forms.Field) -> None:
    """Give a field our words for its errors, unless the form set its own.

    Takes any field; changes its `error_messages` in place and returns nothing.
    """
    words = {
        "required": _("This is still empty. Write something here."),
        "invalid": _("Have another look at this one."),
        "min_value": _("Choose a number from %(limit_value)s up."),
        "max_value": _("Choose a number up to %(limit_value)s."),
        "max_length": _("Make this shorter. There is room for %(limit_value)d letters, and this has %(show_value)d."),
        "null_characters_not_allowed": _("There is a hidden sign in this that we can't keep. Type it again."),
    }
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        words["required"] = _("Choose one of these.")
        words["invalid_choice"] = _("Choose one of these.")
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        words["required"] = _("Choose one or more of these.")
        words["invalid_list"] = _("Choose one or more of these.")
    if isinstance(field, forms.BooleanField):
        words["required"] = _("Tick this to go on.")
    if isinstance(field, forms.EmailField):
        words["invalid"] = _("An email address looks like name@example.org.")
    given = {name for name, text in field.error_messages.items() if text is not _default(field, name)}
    field.error_messages.update({name: text for name, text in words.items() if name not in given})


def _default(field: forms.Field, name: str) -> object:
    """The message that Django itself gives this kind of field, or None."""
    for kind in type(field).__mro__:
        messages = getattr(kind, "default_error_messages", {})
        if name in messages:
            return messages[name]
    return None


class Lines(forms.RadioSelect):
    """Radios with a second line under each, and a sign beside it. The five answers are drawn with it.

    `lines` maps a choice's value to its second line; `signs` says whether the value names one of our signs.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Sequence[Any] = (),
        *,
        lines: Mapping[str, Any] | None = None,
        signs: bool = False,
    ) -> None:
        super().__init__(attrs, choices)
        self.lines = dict(lines or {})
        self.signs = signs

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["line"] = self.lines.get(str(value), "")
        option["sign"] = str(value) if self.signs else ""
        return option


class DayWidget(forms.MultiWidget):
    """Day, month and year in three boxes, for thumbs, screen readers and paper alike."""

    template_name = "design/widgets/day.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__([forms.TextInput({**box, **(attrs or {})}) for _part in range(3)])

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        words = [(_("Day"), 2), (_("Month"), 2), (_("Year"), 4)]
        for box, (label, width) in zip(context["widget"]["subwidgets"], words, strict=True):
            box["label"] = label
            box["width"] = width
            box["wrong"] = box["attrs"].get("aria-invalid") == "true"
        return context


class DayField(forms.MultiValueField):
    """A day. Gives a `date`, or None if it may be left blank; half a day or one that doesn't exist is an error."""

    widget = DayWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {}).setdefault("required", _("Write a day, a month and a year."))
        super().__init__(
            [forms.IntegerField(required=False, min_value=0) for _part in range(3)], require_all_fields=False, **kwargs
        )

    def clean(self, value: Any) -> date | None:
        """Take the three boxes; raise ValidationError in our words for anything that is no day."""
        try:
            day: date | None = super().clean(value)
        except ValidationError as wrong:
            if getattr(wrong, "code", "") == "required":
                raise
            raise ValidationError(_("Write the day like this: 27 3 2027."), code="invalid") from None
        return day

    def compress(self, data_list: Any) -> date | None:
        if not any(data_list or []):
            return None
        try:
            found = date(*(int(part) for part in reversed(data_list)))
        except (TypeError, ValueError, OverflowError):
            found = None
        if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValidationError(_("Write the day like this: 27 3 2027."), code="invalid")
        return found


def where_to(titles: Sequence[str], now: int) -> list[tuple[str, str]]:
    """The places of a list to move something to, said by what then stands before it. `now`: its place, from 1."""
    found = []
    for place, title in enumerate(titles, 1):
        before = title if place > now else titles[place - 2]
        said = _("After “%(title)s”") % {"title": before} if place > 1 else _("To the beginning")
        found.append((str(place), str(_("Where it is now") if place == now else said)))
    return found
