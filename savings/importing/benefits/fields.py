"""What a column of a benefits register may hold: our headings, and what councils call
the same. Our own headings are those of the export."""

from __future__ import annotations

from common.importing.fields import EXEMPT_FIELDS, Field, Kind

_WHAT, _PROMISED, _WHOSE = "What becomes better", "Who promises it", "Who answers"
_MEASURED, _COUNTED = "How it is measured", "What it is worth"
_SERVES, _KNOWN = "What it serves", "Only compared"
_SEVERAL = "Several in one cell with a semicolon between: Growth; Value for money."

BENEFIT_FIELDS: tuple[Field, ...] = (
    Field("reference", "Reference", Kind.LINE, _WHAT,
          ("ref", "benefit ref", "benefit reference", "benefit number", "benefit no",
           "benefit id", "ref no", "id", "no", "number"), 30,
          "Rows whose reference is known change that benefit; without one a new "
          "benefit gets the next number."),
    Field("title", "Title", Kind.LINE, _WHAT,
          ("benefit", "benefit title", "benefit name", "name", "outcome",
           "measured outcome", "expected benefit"), 200),
    Field("description", "How it comes about", Kind.TEXT, _WHAT,
          ("description", "benefit description", "description of benefit", "details",
           "narrative")),
    Field("is_disbenefit", "Dis-benefit", Kind.YES_NO, _WHAT,
          ("disbenefit", "is it a dis-benefit"),
          hint="Yes for a harm that is knowingly accepted."),
    Field("category", "Whose benefit", Kind.CHOICE, _WHAT,
          ("benefit class", "class", "beneficiary", "beneficiaries")),
    Field("programme", "Programme", Kind.LINE, _PROMISED, ("programme name",),
          hint="Its short name or its name. A new benefit needs one."),
    Field("strand", "Strand", Kind.LINE, _PROMISED, ("workstream", "theme")),
    Field("project", "Project", Kind.LINE, _PROMISED,
          ("project name", "enabling project")),
    Field("owner", "Owner", Kind.PERSON, _WHOSE,
          ("benefit owner", "responsible officer", "lead officer", "lead",
           "accountable officer"), hint="An e-mail address or a name."),
    Field("later_owner", "Owner after closure", Kind.PERSON, _WHOSE,
          ("owner after project", "owner after the project", "business owner")),
    Field("priorities", "Corporate priorities", Kind.CHOICE, _SERVES,
          ("corporate priority", "priority", "priorities", "objective",
           "corporate objective", "corporate objectives"), hint=_SEVERAL),
    Field("values", "Values", Kind.CHOICE, _SERVES,
          ("value tags", "corporate values", "corporate value"), hint=_SEVERAL),
    Field("measure", "Measure", Kind.LINE, _MEASURED,
          ("performance measure", "kpi", "indicator", "metric", "measured by",
           "how measured", "how it is measured"), 300),
    Field("unit", "Unit", Kind.LINE, _MEASURED,
          ("units", "unit of measure", "measured in"), 60),
    Field("direction", "Direction", Kind.CHOICE, _MEASURED,
          ("good is", "polarity", "direction of travel", "which way")),
    Field("baseline", "Baseline", Kind.DECIMAL, _MEASURED,
          ("baseline value", "baseline figure", "starting point")),
    Field("baseline_on", "Baseline date", Kind.DAY, _MEASURED,
          ("date of baseline", "baseline as at", "baseline on")),
    Field("baseline_source", "Baseline from", Kind.LINE, _MEASURED,
          ("baseline source", "source", "source of baseline", "data source"), 300),
    Field("target", "Target", Kind.DECIMAL, _MEASURED,
          ("target value", "target figure", "target improvement", "goal")),
    Field("target_on", "Target date", Kind.DAY, _MEASURED,
          ("date of target", "due", "due date", "by when", "realisation date",
           "timescale")),
    Field("latest", "Latest reading", Kind.DECIMAL, _MEASURED,
          ("latest", "latest value", "latest figure", "last reading", "current",
           "current value", "current figure", "current performance", "actual")),
    Field("latest_on", "Latest reading on", Kind.DAY, _MEASURED,
          ("date of latest reading", "date of last reading", "read on", "as at",
           "date of reading")),
    Field("kind", "Counted in", Kind.CHOICE, _COUNTED,
          ("cashable", "cashable or not", "cashable or non cashable", "benefit type",
           "type of benefit", "type", "kind"),
          hint="Cashable (or Yes) is cash-releasing; No is counted, not in money."),
    Field("annual_value", "Full-year value", Kind.AMOUNT, _COUNTED,
          ("annual value", "value per year", "financial value", "full year value")),
    Field("saving", "Counted as saving", Kind.LINE, _COUNTED,
          ("saving", "saving reference", "saving ref"), 30,
          "The reference of a saving, so that the same money is not counted twice."),
    Field("activities", "What must be done for it", Kind.TEXT, _COUNTED,
          ("activities", "activities required", "actions", "enablers")),
    *EXEMPT_FIELDS,
    Field("state", "Followed", Kind.INFORMATION, _KNOWN, ("status", "state")),
    Field("declared", "Declared", Kind.INFORMATION, _KNOWN,
          ("rag", "rag rating", "standing", "realised")),
)  # fmt: skip
BY_NAME = {each.name: each for each in BENEFIT_FIELDS}
PROMISED_BY = ("programme", "strand", "project")
# In the row of the benefit in a council's own register; our export has every reading
# on a sheet of its own.
BESIDE = {"on": "latest_on", "value": "latest"}
EXPORTED: tuple[Field, ...] = tuple(
    each for each in BENEFIT_FIELDS if each.name not in BESIDE.values()
)

_READING = "A reading"
READING_FIELDS: tuple[Field, ...] = (
    Field("reference", "Reference", Kind.LINE, _READING),
    Field("on", "Read on", Kind.DAY, _READING),
    Field("value", "Value", Kind.DECIMAL, _READING),
    Field("source", "Read from", Kind.LINE, _READING, longest=300),
    Field("note", "Note", Kind.TEXT, _READING),
)

BENEFITS, READINGS = "Benefits", "Readings"
