"""A criteria set as a table gives it, for a person to look through before it is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.criteria_reading.body import SkippedRow
from parindex_desktop.domain.criteria_reading.checks import check_guesses, check_lines
from parindex_desktop.domain.criteria_reading.findings import Finding
from parindex_desktop.domain.criteria_reading.sums import filled_sums, leaves_of, total_of
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.guessing import Guess, guess_rule
from parindex_desktop.domain.rules.kinds import Rule, SurveyRule
from parindex_desktop.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class SetReading:
    """A set as it was read, with all that a person has to know and to settle.

    Attributes:
        draft: The set; its lines hold only rules that the table carries itself or that were
            confirmed, guessed ones stand in `guessed`.
        findings: What is wrong or worth knowing, in the order of the lines.
        guessed: Index of a line -> the rule that its wording means; none for confirmed lines.
        skipped: Rows that are no part of the set.
        unused: Headings of columns that are no part of it either.
        sheet: What of the source was read.
        sheets: What else could be read instead.
        printed: What of `findings` lies in the table itself; the others come from checks.
        computed: Indexes of lines whose maximum is the sum of those below it.
        total: Row and points of the total that the table prints.
        is_exact: It was read from our own export, in which nothing is left to guess.
    """

    draft: SetDraft
    findings: tuple[Finding, ...] = ()
    guessed: Mapping[int, Guess] = field(default_factory=dict)
    skipped: tuple[SkippedRow, ...] = ()
    unused: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    printed: tuple[Finding, ...] = ()
    computed: frozenset[int] = frozenset()
    total: tuple[int, Points] | None = None
    is_exact: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All findings, as they are told."""
        return tuple(finding.problem for finding in self.findings)

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands in the way of taking the set in."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @property
    def leaves(self) -> frozenset[int]:
        """Indexes of the lines that are scored themselves."""
        return leaves_of(self.draft.lines)

    @property
    def sum(self) -> Points:
        """The maxima of the normal domains together."""
        return total_of(self.draft.lines)

    @property
    def to_confirm(self) -> tuple[int, ...]:
        """Indexes of the lines whose rule is guessed but not surely."""
        return tuple(sorted(i for i, guess in self.guessed.items() if not guess.sure))

    def problems_of(self, line: int | None) -> tuple[Problem, ...]:
        """Returns what concerns one line, or with None the set as a whole."""
        return tuple(f.problem for f in self.findings if f.line == line)

    def with_rule(self, line: int, rule: Rule | None) -> SetReading:
        """Returns the reading with the rule of a line confirmed; with None it has no rule."""
        guessed = {index: guess for index, guess in self.guessed.items() if index != line}
        changed = replace(self.draft.lines[line], rule=rule)
        return self._with_lines({line: changed}, guessed, settled=(line, {"rule"}))

    def with_line(self, line: int, corrected: DraftLine) -> SetReading:
        """Returns the reading with a line corrected, its rule guessed anew and all checked again.

        Raises:
            ValueError: The line would stand at another level; that is moved in the editor.
        """
        before = self.draft.lines[line]
        if corrected.level != before.level:
            raise ValueError("a corrected line keeps its level")
        differing = {
            each.name
            for each in fields(DraftLine)
            if getattr(before, each.name) != getattr(corrected, each.name)
        }
        guessed = {index: guess for index, guess in self.guessed.items() if index != line}
        if corrected.rule is None and (line in self.guessed or differing & {"guide", "max_points"}):
            guessed |= guess_rules({line: corrected})
        computed = self.computed - ({line} if "max_points" in differing else set())
        reading = replace(self, computed=computed)
        return reading._with_lines({line: corrected}, guessed, settled=(line, differing))

    def accepting(self) -> SetReading:
        """Returns the reading with every guessed rule confirmed, sure or not."""
        lines = {i: replace(self.draft.lines[i], rule=g.rule) for i, g in self.guessed.items()}
        return self._with_lines(lines, {}, settled=(None, set()))

    def settled_draft(self) -> SetDraft:
        """Returns the set to take in: rules that were guessed surely are taken, no others."""
        lines = tuple(
            replace(line, rule=guess.rule)
            if line.rule is None and (guess := self.guessed.get(index)) and guess.sure
            else line
            for index, line in enumerate(self.draft.lines)
        )
        return replace(self.draft, lines=lines)

    def checked(self) -> SetReading:
        """Fills in the sums that are not printed and finds what does not fit."""
        lines = filled_sums(self.draft.lines, self.computed)
        found = (
            *self.printed,
            *check_lines(lines, self.total),
            *(() if self.is_exact else check_guesses(lines, self.guessed)),
        )
        in_order = sorted(found, key=lambda f: -1 if f.line is None else f.line)
        return replace(self, draft=replace(self.draft, lines=lines), findings=tuple(in_order))

    def _with_lines(
        self,
        changed: Mapping[int, DraftLine],
        guessed: Mapping[int, Guess],
        *,
        settled: tuple[int | None, set[str]],
    ) -> SetReading:
        """Puts lines in the place of others; what they settle of a line is no longer told."""
        lines = tuple(changed.get(i, line) for i, line in enumerate(self.draft.lines))
        line, about = settled
        printed = (
            f for f in self.printed if f.line != line or line is None or f.about not in about
        )
        draft = replace(self.draft, lines=lines)
        return replace(self, draft=draft, guessed=guessed, printed=tuple(printed)).checked()


def guess_rules(lines: Mapping[int, DraftLine]) -> dict[int, Guess]:
    """Returns what the wordings mean; a survey leaf without one is scored by the answers."""
    guesses = {
        i: guess_rule(
            line.guide, line.max_points, name=line.name, penalty=line.kind is Kind.PENALTY
        )
        for i, line in lines.items()
    }
    survey = Guess(SurveyRule(), sure=False)
    return {
        index: guess or survey
        for index, guess in guesses.items()
        if guess is not None or lines[index].source is Source.SURVEY
    }
