"""Options against criteria as they are shown: each group's scores, the ranks, and what
would change which comes first."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from common.wording import and_list, count_of
from savings.appraisal.content import CaseContent, Option
from savings.appraisal.discounting import fixed
from savings.appraisal.finding import Section
from savings.appraisal.scoring import (
    GroupResult,
    RankedOption,
    Scored,
    Weighting,
    highest_total,
    scored,
    scores_of,
    shares_of,
    total_places,
)
from savings.pages.case_shapes import (
    DASH,
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    numbers,
)
from savings.pages.case_view import CaseView


def criteria_part(case: CaseView) -> Part:
    """What the options are held against."""
    content = case.content
    shares = shares_of(content.criteria) if content.criteria else {}
    is_weighted = any(criterion.weight for criterion in content.criteria)
    has_meanings = any(criterion.meaning.strip() for criterion in content.criteria)
    table = CaseTable(
        key=f"criteria{case.key}",
        caption="What the options are held against",
        columns=(
            Column("Criterion"),
            *([Column("What it means", is_wide=True)] if has_meanings else []),
            *numbers("Weight"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(each.name),
                    *([Cell(each.meaning)] if has_meanings else []),
                    Cell(
                        weight_in_percent(shares[each.code]) if is_weighted else "None"
                    ),
                )
            )
            for each in content.criteria
        ),
    )
    return Part(
        code="criteria",
        heading="Criteria",
        section=Section.CRITERIA,
        tables=(table,) if content.criteria else (),
        empty="No criteria are named: the options are told in words.",
    )


def scores_part(case: CaseView) -> Part:
    """Ranks overall and by group, and each group's scores."""
    content, found = case.content, scored(case.content)
    if found.weighting == Weighting.NARRATIVE:
        return Part(
            "scores",
            "How the options were scored",
            Section.SCORES,
            empty="The options were not scored: they are told in words.",
        )
    return Part(
        code="scores",
        heading="How the options were scored",
        section=Section.SCORES,
        lead=(_first_words(found),),
        tables=(
            _ranks_table(case, found),
            *(_group_table(case, found, result) for result in found.groups),
            *_comments(case),
        ),
        notes=_scores_notes(content, found),
    )


def _first_words(found: Scored) -> str:
    if not found.first:
        return "No group has scored every option yet: nothing is ranked."
    names = and_list(option.name for option in found.first)
    together = " together" if len(found.first) > 1 else ""
    groups = and_list(result.group.name for result in found.counted)
    return f"{names} {verb(found.first)} ranked first{together}, by {groups}."


def verb(options: tuple[Option, ...]) -> str:
    return "is" if len(options) == 1 else "are"


def _ranks_table(case: CaseView, found: Scored) -> CaseTable:
    columns = [*(result.standings for result in found.groups), found.overall]
    return CaseTable(
        key=f"ranks{case.key}",
        caption="Totals and ranks by group of assessors",
        columns=(
            Column("Option"),
            *numbers(*(result.group.name for result in found.groups), "Overall"),
            *numbers("Rank"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(overall.option.name),
                    *(_total_cell(column[at], found) for column in columns[:-1]),
                    Cell(_total(overall, found, is_mean=True)),
                    Cell(_rank(overall)),
                )
            )
            for at, overall in enumerate(found.overall)
        ),
    )


def _total_cell(standing: RankedOption, found: Scored) -> Cell:
    rank = _rank(standing)
    return Cell(_total(standing, found), note="" if rank == DASH else f"rank {rank}")


def _total(standing: RankedOption, found: Scored, *, is_mean: bool = False) -> str:
    if standing.total is None:
        return DASH
    return fixed(standing.total, total_places(found.weighting, is_mean=is_mean))


def _rank(standing: RankedOption) -> str:
    return standing.place or DASH


def _group_table(case: CaseView, found: Scored, result: GroupResult) -> CaseTable:
    """Criteria down, options across."""
    content, scores = case.content, scores_of(case.content)
    code = result.group.code
    body = [
        Row(
            (
                Cell(criterion.name),
                *(
                    Cell(str(scores.get((code, option.code, criterion.code), DASH)))
                    for option in content.options
                ),
            )
        )
        for criterion in content.criteria
    ]
    totals = [Cell(_total(standing, found)) for standing in result.standings]
    ranks = [Cell(_rank(standing)) for standing in result.standings]
    return CaseTable(
        key=f"scores-{code}{case.key}",
        caption=f"Scores of {result.group.name} (0 to {content.top_score})",
        columns=(
            Column("Criterion"),
            *numbers(*(option.name for option in content.options)),
        ),
        rows=(
            *body,
            Row((Cell(_total_name(found)), *totals), is_total=True),
            Row((Cell("Rank"), *ranks), is_total=True),
        ),
    )


def _total_name(found: Scored) -> str:
    is_weighted = found.weighting == Weighting.WEIGHTED
    return "Weighted total" if is_weighted else "Total"


def _comments(case: CaseView) -> Iterable[CaseTable]:
    """What assessors wrote beside their scores."""
    content = case.content
    options = {option.code: option.name for option in content.options}
    criteria = {criterion.code: criterion.name for criterion in content.criteria}
    groups = {group.code: group.name for group in content.groups}
    rows = [
        Row(
            (
                Cell(options.get(each.option, "")),
                Cell(criteria.get(each.criterion, "")),
                Cell(groups.get(each.group, "")),
                Cell(str(each.score)),
                Cell(lines=(each.comment.strip(),)),
            )
        )
        for each in content.scores
        if each.comment.strip()
    ]
    if rows:
        yield CaseTable(
            key=f"comments{case.key}",
            caption="What assessors wrote beside their scores",
            columns=(
                Column("Option"),
                Column("Criterion"),
                Column("Group"),
                *numbers("Score"),
                Column("Comment", is_wide=True),
            ),
            rows=tuple(rows),
            is_cards=True,
        )


def _scores_notes(content: CaseContent, found: Scored) -> tuple[str, ...]:
    most = highest_total(content)
    how = (
        f"A weighted total is the mean of the scores by weight: {most} at most."
        if found.weighting == Weighting.WEIGHTED
        else f"Without weights, scores are added up: {most} at most."
    )
    incomplete = [result for result in found.groups if result.missing]
    return (
        f"{how} Overall is the mean of the groups: each counts alike. Equal totals "
        f"share a rank.",
        *(
            f"{result.group.name}: {count_of(result.missing, 'score')} not given "
            f"({DASH}). The group is shown, but does not count."
            for result in incomplete
        ),
    )


def weight_in_percent(share: Fraction) -> str:
    return f"{fixed(share * 100, 1)} %"
