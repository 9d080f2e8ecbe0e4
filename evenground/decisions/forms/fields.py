"""Fields that several forms use."""

from typing import Any

from django import forms

from evenground.record.domain.words import clean

MOST_LETTERS = 20_000


class Words(forms.CharField):
    """People's own words. Unseen control characters are let go; too many words are kept and kindly refused."""

    def __init__(self, *, rows: int = 4, most: int = MOST_LETTERS, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea({"rows": rows}))
        super().__init__(max_length=most, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: it would cut off what somebody pastes, and say nothing."""
        return {}


class Line(Words):
    """One line of people's words."""

    def __init__(self, *, most: int = 200, **kwargs: Any) -> None:
        super().__init__(most=most, widget=forms.TextInput(), **kwargs)
