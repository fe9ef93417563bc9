"""One page, one form: all that an office gathers for an assignment is posted together, so nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.utils.translation import gettext as _

from dimensions.models import Assignment, Requirement
from evidence import workflow
from evidence.files import digest
from evidence.forms import LinkForm, PreparationForm, number_in
from evidence.models import Item, Submission, present
from evidence.states import SUBMITTED
from portal.offices.scope import Request
from portal.shell.errors import Refusal
from portal.shell.filenames import clean_name

EXTRA = 0
"""In field names the place of a requirement's id, for items that serve none."""


@dataclass
class Block:
    """Where one requirement is answered: what came in for it just now, what was refused and why."""

    requirement: Requirement | None
    link: LinkForm
    refused: list[workflow.Refused] = field(default_factory=list)

    @property
    def key(self) -> int:
        return self.requirement.pk if self.requirement else EXTRA

    @property
    def served(self) -> list[Requirement]:
        return [self.requirement] if self.requirement else []


def words_of(submission: Submission | None) -> dict[str, object]:
    """What the office has said so far, by field."""
    there = submission or Submission()
    return {"done_on": there.done_on, "words": there.words, "reason": there.shortfall_reason}


class Preparation:
    """What was posted for one assignment, carried out piece by piece; every piece stands for itself."""

    def __init__(
        self, request: Request, assignment: Assignment, submission: Submission | None, posted: QueryDict | None = None
    ) -> None:
        self.request, self.assignment, self.submission = request, assignment, submission
        self.requirements = list(assignment.activity.requirements.all())
        self.blocks = [
            Block(requirement, LinkForm(posted, prefix=f"link-{requirement.pk if requirement else EXTRA}"))
            for requirement in [*self.requirements, None]
        ]
        self.form = PreparationForm(posted, stands=words_of(submission), fiscal_year=assignment.programme.fiscal_year)
        self.received: list[Item] = []
        self.known: list[Item] = []
        self.is_stale = self.is_repeated = False

    def read_again(self, submission: Submission | None) -> None:
        """The page is drawn with what stands now; the next posting is held against that."""
        self.submission, self.form.stands = submission, words_of(submission)

    @property
    def is_posted(self) -> bool:
        return self.form.is_bound

    @property
    def is_whole(self) -> bool:
        """Nothing of what was posted was refused."""
        return not self.form.errors and not any(block.refused or block.link.errors for block in self.blocks)

    @property
    def is_marked(self) -> bool:
        """Something on the page says by itself why it was refused."""
        fields = [name for name in self.form.errors if name != NON_FIELD_ERRORS]
        return bool(fields) or any(block.refused or block.link.errors for block in self.blocks)

    def carry_out(self) -> None:
        """Files first: whatever else is wrong with the form, what was uploaded is kept."""
        try:
            workflow.refuse_change(self.assignment, self.submission, by=self.request.user)
        except Refusal as refusal:
            self.is_repeated = self.repeats_what_was_submitted()
            if not self.is_repeated:
                self.turn_away(str(refusal))
            return
        for block in self.blocks:
            self.take_files(block)
        for block in self.blocks:
            self.take_link(block)
        try:
            self.take_ticks()
            self.take_words()
            self.take_out()
        except Refusal as refusal:
            self.form.add_error(None, str(refusal))

    def repeats_what_was_submitted(self) -> bool:
        """The form that this person submitted, once more: its answer was lost on the way, and all of it is here."""
        submission, posted = self.submission, self.request.POST
        if submission is None or (submission.state, submission.submitter_id) != (SUBMITTED, self.request.user.pk):
            return False
        is_same_step = posted.get("do") == "submit" and posted.get("stage") == str(submission.stage - 1)
        return is_same_step and self.says_the_same() and self.sent_the_same(submission)

    def says_the_same(self) -> bool:
        """The words and ticks; a reason that was not needed has not been kept."""
        form, stands = self.form, self.form.stands
        if not form.is_valid() or any(form.cleaned_data[name] != stands[name] for name in ("done_on", "words")):
            return False
        is_ticked = all(set(item.requirements.all()) == set(wanted) for item, wanted in self.changed_ticks())
        return is_ticked and stands["reason"] in ("", form.cleaned_data["reason"])

    def sent_the_same(self, submission: Submission) -> bool:
        """Every file and link stands in the submission, from this person and under this name."""
        here = [item for item in present(submission.items.all()) if item.author_id == self.request.user.pk]
        files = {(item.name, item.file.sha256) for item in here if item.file}
        sent = {(clean_name(name), digest(file)[0]) for block in self.blocks for name, file in self.sent_to(block)}
        links = {block.link.cleaned_data["url"] if block.link.is_valid() else None for block in self.blocks}
        return files >= sent and {"", *(item.url for item in here)} >= links

    def turn_away(self, sentence: str) -> None:
        """The page is stale: nothing can be taken in; what was typed stays on the page, what was chosen is named."""
        self.is_stale = True
        self.form.add_error(None, sentence)
        for block in self.blocks:
            names = [clean_name(name) for name, _file in self.sent_to(block)]
            block.refused += [workflow.Refused(name, _("This file was not taken.")) for name in names]

    def sent_to(self, block: Block) -> Iterator[tuple[str, BinaryIO]]:
        for file in self.request.FILES.getlist(f"files-{block.key}"):
            yield file.name or "", cast(BinaryIO, file)

    def take_files(self, block: Block) -> None:
        receipt = workflow.add_files(
            self.assignment, self.sent_to(block), requirements=block.served, by=self.request.user
        )
        self.received += receipt.items
        self.known += receipt.known
        block.refused += receipt.refused

    def take_link(self, block: Block) -> None:
        if not block.link.is_valid() or not block.link.cleaned_data["url"]:
            return
        try:
            url = block.link.cleaned_data["url"]
            item, is_new = workflow.add_link(self.assignment, url, requirements=block.served, by=self.request.user)
        except Refusal as refusal:
            block.link.add_error("url", str(refusal))
        else:
            (self.received if is_new else self.known).append(item)
            block.link = LinkForm(prefix=block.link.prefix)

    def take_ticks(self) -> None:
        for item, wanted in self.changed_ticks():
            workflow.assign(item, wanted, by=self.request.user)

    def changed_ticks(self) -> Iterator[tuple[Item, list[Requirement]]]:
        """What each item is to serve, where the person changed what the page showed."""
        for item in self.submission.items.present() if self.submission else ():
            shown = self.request.POST.get(f"shown-{item.pk}")
            ticked = set(self.request.POST.getlist(f"serves-{item.pk}"))
            if shown is not None and ticked != set(shown.split()):
                yield item, [requirement for requirement in self.requirements if str(requirement.pk) in ticked]

    def take_words(self) -> None:
        if self.form.is_valid() and (self.submission or any(self.form.cleaned_data.values())):
            workflow.describe(self.assignment, **self.form.cleaned_data, by=self.request.user)

    def take_out(self) -> None:
        """Remove the item whose button was pressed; an id from elsewhere does nothing."""
        _do, _dash, pk = self.request.POST.get("do", "").partition("remove-")
        if self.submission and (number := number_in(pk)):
            for item in self.submission.items.present().filter(pk=number):
                workflow.remove(item, by=self.request.user)

    def submit(self) -> bool:
        """Send it to the reviewer if all of it was taken; a refusal becomes a sentence at its field."""
        if not self.is_whole:
            if self.is_marked and not self.is_stale:
                self.form.add_error(None, _("This has not been submitted yet: look at what is marked below."))
            return False
        try:
            workflow.submit(
                self.assignment,
                by=self.request.user,
                reason=self.form.cleaned_data["reason"],
                stage=number_in(self.request.POST.get("stage", "")),
            )
        except workflow.ReasonMissing as refusal:
            self.form.add_error("reason", str(refusal))
        except workflow.NotReady as refusal:
            self.form.add_error("done_on", str(refusal))
        except Refusal as refusal:
            self.form.add_error(None, str(refusal))
        return not self.form.errors
