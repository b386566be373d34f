"""Where a rule of the house does not hold, each with its reason.

Read by `test_house_style.py`. A name stands for a file, a model or a URL.
"""

# Folders that hold data, not code: nobody reads them from top to bottom.
MAY_BE_LONG: dict[str, str] = {
    "reports/demo/otp/": "what the demo council reported, record after record",
    "reports/demo/savings/": "what the demo council saves, record after record",
}

# Files that write past the history.
MAY_WRITE_WITHOUT_HISTORY: dict[str, str] = {}

# Files that mark text as safe, so that it is not escaped.
MAY_MARK_SAFE: dict[str, str] = {
    "common/templatetags/rich_text.py": "cleaned by an allow-list in the same breath",
    "reports/papers/render.py": "a published page, written by our templates and frozen",
}

# Models whose rows record no change that anybody decides.
NEEDS_NO_HISTORY: dict[str, str] = {
    "accounts.SentForm": "remembers for two days that a form came, nothing else",
    "savings.EvidenceFile": "kept as it was shown, beside a validation",
    "reports.PaperPreview": "a draft's PDF, replaced by the next one asked for",
    "reports.Publication": "never changes once published; a correction is a new one",
    "reports.PublicationFile": "never changes once its publication is published",
    "highlights.FrozenReport": "written once, at approval, with its own checksum",
}

# Pages that show no template of their own name.
SHOWS_NO_TEMPLATE: dict[str, str] = {
    "healthz": "answers JSON to a probe",
    "readyz": "answers JSON to a probe",
    "accounts:person_invite": "sends an e-mail and leads back to the person",
    "highlights:report_start": "leads to the report it started",
    "savings:return_open": "leads to the return it opened",
}

# Endings of names that say what is answered instead of a page.
ANSWERS_NO_PAGE = ("_autosave", "_css", "_export", "_file", "_json", "_pdf")

# Pages that come with a library, under its names.
LIBRARIES_OWN = ("account_", "mfa_")
