import pytest

from savings.choices import CASHABLE_KINDS, EvidenceKind, SavingKind, SavingState
from savings.evidence_files import (
    ENDINGS,
    LARGEST_FILE,
    LONGEST_NAME,
    EvidenceRefused,
    document_of,
    safe_name,
)
from savings.validation_rules import (
    EVIDENCE_FOR,
    Claimants,
    ClaimStanding,
    Concluded,
    Evidence,
    amount_problem,
    evidence_problems,
    notes,
    standing,
    why_not_open,
)

pytestmark = pytest.mark.rules

LEDGER = Evidence(EvidenceKind.LEDGER, ledger_line="R4410 Staffing")


def test_a_budget_reduction_is_validated_against_the_ledger():
    assert evidence_problems(SavingKind.BUDGET_REDUCTION, LEDGER) == {}
    assert evidence_problems(
        SavingKind.BUDGET_REDUCTION, Evidence(EvidenceKind.LEDGER)
    ) == {"ledger_line": "Say which budget line was reduced in the ledger."}


@pytest.mark.parametrize("kind", sorted(set(SavingKind) - set(CASHABLE_KINDS)))
def test_what_is_not_cashable_is_validated_against_a_document_alone(kind):
    assert EVIDENCE_FOR[kind] == (EvidenceKind.DOCUMENT,)
    assert "No budget line falls" in evidence_problems(kind, LEDGER)["evidence"]
    assert "technical note 2022/23" in notes(kind, 100, 0)[0]


def test_income_is_validated_by_where_it_is_booked():
    income = SavingKind.INCOME

    assert evidence_problems(income, Evidence(EvidenceKind.INCOME_RECEIVED))
    assert not evidence_problems(
        income, Evidence(EvidenceKind.INCOME_RECEIVED, ledger_line="I2200")
    )
    reduction = evidence_problems(
        SavingKind.BUDGET_REDUCTION,
        Evidence(EvidenceKind.INCOME_RECEIVED, ledger_line="I2200"),
    )
    assert "brings no income" in reduction["evidence"]


def test_a_document_is_somewhere():
    for kind in SavingKind:
        assert evidence_problems(kind, Evidence(EvidenceKind.DOCUMENT))
        there = Evidence(EvidenceKind.DOCUMENT, reference="Minute 41")
        assert not evidence_problems(kind, there)
        assert not evidence_problems(
            kind, Evidence(EvidenceKind.DOCUMENT, has_file=True)
        )


def test_nothing_is_validated_without_evidence():
    assert "evidence" in evidence_problems(SavingKind.INCOME, Evidence())


def test_no_more_is_validated_than_is_claimed():
    assert amount_problem(4_000, 4_000, 0) == ""
    assert amount_problem(4_001, 4_000, 0).startswith("£40 is claimed")
    assert amount_problem(1, -500, 0).startswith("−£5 is claimed")
    assert amount_problem(-1, 4_000, 0)
    assert amount_problem(0, 4_000, 0)
    assert amount_problem(0, 4_000, 100) == ""


def test_a_claim_waits_until_finance_concluded_on_that_amount():
    assert standing(0, 0, None) is ClaimStanding.NOTHING
    assert standing(500, 0, None) is ClaimStanding.WAITING
    assert standing(500, 500, Concluded("validated", 500)) is ClaimStanding.VALIDATED
    assert standing(500, 300, Concluded("validated", 500)) is ClaimStanding.IN_PART
    assert standing(500, 0, Concluded("refused", 500)) is ClaimStanding.REFUSED
    assert standing(700, 0, Concluded("refused", 500)) is ClaimStanding.WAITING


def test_a_claim_that_fell_below_what_was_validated_is_looked_at_again():
    assert standing(200, 300, Concluded("validated", 300)) is ClaimStanding.FELL
    assert "less is claimed" in notes(SavingKind.INCOME, 200, 300)[0]


def test_a_claim_is_its_owner_s_its_submitter_s_and_its_writer_s_own():
    claimants = Claimants(owner=1, returned_by=2, achieved_by=3)

    said = [claimants.why_own(person) for person in (1, 2, 3, 4)]

    assert [words.split()[1] for words in said[:3]] == ["answer", "submitted", "wrote"]
    assert said[3] == ""
    assert Claimants(None, 0, 0).ids == set()


def test_nothing_is_validated_before_it_is_in_the_budget():
    closed = {SavingState.PROPOSED, SavingState.APPROVED, SavingState.WITHDRAWN}

    assert {state for state in SavingState if why_not_open(state)} == closed


BEGINS = {
    ".pdf": b"%PDF-1.7",
    ".xlsx": b"PK\x03\x04",
    ".docx": b"PK\x03\x04",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff\xe0",
    ".jpeg": b"\xff\xd8\xff\xe0",
    ".csv": b"line,amount",
    ".eml": b"Subject: staffing",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_kept_as_what_its_ending_says(ending):
    kept = document_of(f"Ledger{ending.upper()}", BEGINS[ending])

    assert kept.content == BEGINS[ending]
    assert "html" not in kept.content_type


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ledger.pdf", b"", "empty"),
        ("ledger.pdf", b"%PDF-" + b"x" * LARGEST_FILE, "larger than 5 MB"),
        ("ledger.pdf", b"<script>alert(1)</script>", "no .pdf file"),
        ("ledger.csv", b"a\x00b", "not text"),
        ("ledger.html", b"<p>", "Send evidence as"),
        ("ledger", b"%PDF-", "Send evidence as"),
        ("ledger.pdf.exe", b"MZ", "Send evidence as"),
        (".pdf", b"%PDF-", "Send evidence as"),
        ("", b"%PDF-", "Send evidence as"),
    ],
)
def test_any_other_file_is_refused_in_words(name, content, words):
    with pytest.raises(EvidenceRefused, match=words):
        document_of(name, content)


def test_a_name_has_no_folders_and_fits():
    assert safe_name("../../etc/ledger.pdf") == "ledger.pdf"
    assert safe_name("C:\\temp\\ledger.pdf") == "ledger.pdf"
    assert safe_name('led\r\nger\x00".pdf') == 'ledger".pdf'
    long = safe_name("x" * 500 + ".pdf")
    assert len(long) == LONGEST_NAME
    assert long.endswith(".pdf")
    assert len(safe_name("x." + "y" * 500)) <= LONGEST_NAME
