from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from common.exemption import MayBeExempt
from common.fields import (
    FuzzyDateField,
    FuzzyDateFormField,
    RichTextField,
    RichTextFormField,
)
from common.fuzzy_date import FuzzyDate

parse = FuzzyDate.parse


@pytest.fixture
def promise_model(transactional_db):
    """A table of its own, so that these fields are tried on the real database."""
    with isolate_apps("common"):

        class Promise(MayBeExempt):
            due = FuzzyDateField(null=True, blank=True)
            words = RichTextField(blank=True)

            class Meta(MayBeExempt.Meta):
                abstract = False
                app_label = "common"

        with connection.schema_editor() as editor:
            editor.create_model(Promise)
        yield Promise
        with connection.schema_editor() as editor:
            editor.delete_model(Promise)


@pytest.fixture
def promises(promise_model):
    said = [
        "March 2013 onwards",
        "summer 2012",
        "17 July 2012",
        "week beginning 12 December 2011",
        "July 2012",
    ]
    for due in said:
        promise_model.objects.create(due=parse(due))
    promise_model.objects.create(due=None)
    return promise_model.objects.filter(due__isnull=False)


def dues(rows):
    return {str(row.due) for row in rows}


def test_a_fuzzy_date_comes_back_from_the_database(promises):
    assert promises.get(due=parse("July 2012")).due == parse("July 2012")
    assert promises.filter(due__in=[parse("17 July 2012")]).count() == 1
    assert promises.filter(due=date(2012, 7, 17)).count() == 1


def test_the_database_sorts_by_the_day_things_fall_due(promises):
    found = [row.due for row in promises.order_by("due")]

    assert found == sorted(found)
    assert [str(due) for due in found] == [
        "week beginning 12 December 2011",
        "17 July 2012",
        "July 2012",
        "summer 2012",
        "March 2013 onwards",
    ]


@pytest.mark.parametrize(
    "on", [(2011, 12, 18), (2012, 7, 16), (2012, 7, 17), (2012, 7, 31), (2013, 4, 1)]
)
def test_dates_are_compared_with_the_day_things_fall_due(promises, on):
    day = date(*on)

    assert dues(promises.filter(due__lt=day)) == dues(
        row for row in promises if row.due.due < day
    )
    assert dues(promises.filter(due__lte=day)) == dues(
        row for row in promises if row.due.due <= day
    )
    assert dues(promises.filter(due__gt=day)) == dues(
        row for row in promises if row.due.due > day
    )
    assert dues(promises.filter(due__gte=day)) == dues(
        row for row in promises if row.due.due >= day
    )
    assert dues(promises.filter(due__overdue=day)) == dues(
        row for row in promises if row.due.is_overdue(day)
    )


def test_fuzzy_dates_are_compared_with_each_other(promises):
    assert dues(promises.filter(due__lt=parse("July 2012"))) == {
        "week beginning 12 December 2011",
        "17 July 2012",
    }
    assert promises.filter(due__gte=models.F("due")).count() == 5


def test_a_date_or_a_phrase_may_be_assigned(promise_model):
    noon = datetime(2012, 7, 17, 12, tzinfo=UTC)
    for value in (date(2012, 7, 17), noon, "17 July 2012", "2012-07-17 day"):
        row = promise_model.objects.create(due=value)
        row.refresh_from_db()

        assert row.due == parse("17 July 2012")


def test_rows_survive_a_dump_and_a_load(promise_model):
    row = promise_model.objects.create(due=parse("summer 2012"), words="<p>A</p>")

    dumped = serializers.serialize("python", [row])

    assert dumped[0]["fields"]["due"] == "2012-08-31 season"
    assert promise_model._meta.get_field("due").to_python("2012-08-31 season") == (
        row.due
    )


def test_the_migration_names_the_field_and_nothing_more():
    field = FuzzyDateField(null=True, help_text="When.")

    _name, path, args, kwargs = field.deconstruct()

    assert path == "common.fields.FuzzyDateField"
    assert (args, kwargs) == ([], {"null": True, "help_text": "When."})


def test_a_typed_date_is_refused_in_an_officer_s_words(promise_model):
    form_class = forms.modelform_factory(promise_model, fields=["due"])

    refused = form_class({"due": "31 June 2012"})
    accepted = form_class({"due": " w/b 12 December 2011 "})

    assert refused.errors == {"due": ["31 June 2012 is not a date: June has 30 days."]}
    assert accepted.save().due == parse("week beginning 12 December 2011")
    assert form_class({"due": ""}).save().due is None


@pytest.mark.rules
def test_a_date_is_shown_in_its_box_as_it_would_be_said():
    field = FuzzyDateFormField()

    assert field.prepare_value(parse("Dec 2011")) == "December 2011"
    assert field.prepare_value("soonish") == "soonish"
    assert not field.has_changed(parse("Dec 2011"), "december 2011")
    assert field.has_changed(parse("Dec 2011"), "soonish")
    with pytest.raises(ValidationError, match="Enter a date"):
        field.clean("")


def test_rich_text_is_cleaned_however_it_arrives(promise_model):
    row = promise_model.objects.create(words="<p onclick=x>A<script>b</script></p>")

    assert row.words == "<p>A</p>"
    row.refresh_from_db()
    assert row.words == "<p>A</p>"

    row.words = "<i>b</i>\x00"
    row.full_clean()
    assert row.words == "<p><em>b</em></p>"


@pytest.mark.rules
def test_a_rich_text_box_with_nothing_in_it_is_empty():
    field = RichTextFormField(required=False)

    assert field.clean("<p>&nbsp;</p>") == ""
    assert field.clean("One\n\nTwo\x00") == "<p>One</p><p>Two</p>"
    assert not field.has_changed("<p>One</p>", "One")
    assert "data-rich-text" in field.widget.attrs
    with pytest.raises(ValidationError):
        RichTextFormField().clean("<p><br></p>")


def test_what_is_exempt_says_under_which_paragraph_and_why(promise_model):
    for missing in (
        {"exempt_paragraphs": [], "exempt_reason": "Names a bidder."},
        {"exempt_paragraphs": [3], "exempt_reason": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            promise_model.objects.create(is_exempt=True, **missing)

    row = promise_model(
        is_exempt=True, exempt_paragraphs=[3], exempt_reason="Names a bidder."
    )
    row.full_clean()
    row.save()
    row.refresh_from_db()
    assert row.exempt_paragraphs == [3]


@pytest.mark.parametrize("paragraphs", [[], [8], ["3"], [True], "3", None, [3, 9]])
def test_only_paragraphs_of_part_1_are_accepted(promise_model, paragraphs):
    row = promise_model(
        is_exempt=True, exempt_paragraphs=paragraphs, exempt_reason="Names a bidder."
    )

    with pytest.raises(ValidationError) as refused:
        row.full_clean()

    assert "exempt_paragraphs" in refused.value.message_dict
