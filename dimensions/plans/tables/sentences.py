"""What is said about a cell that a person should look at."""

from dimensions.plans.problems import gettext_noop

NO_PLAN = gettext_noop(
    "There is no plan in this file: no table has a heading for what is done (such as กิจกรรม) "
    "beside one for when, by whom or with what evidence (such as ระยะเวลา, ผู้รับผิดชอบ)."
)
NO_ACTIVITY = gettext_noop("There is no plan in this file: under the heading of the table stands no activity.")
NO_YEAR = gettext_noop("The file does not say for which fiscal year the plan is; choose the year and read it again.")

HIDDEN_SHEET = gettext_noop("The sheet “%(sheet)s” is hidden and was left out.")
OTHER_SHEET = gettext_noop("The sheet “%(sheet)s” holds no table of a plan and was left out.")
NOT_READ = gettext_noop("“%(text)s” belongs to no column of the plan and was left out.")
FOOTNOTE = gettext_noop("“%(text)s” was taken for a note below the table and left out.")
FORMULA_ERROR = gettext_noop("A formula failed here (%(text)s); nothing was read from this cell.")
COLUMN = gettext_noop("A plan has no column “%(text)s”; what stands in it was put into the remarks.")
COLUMN_GUESS = gettext_noop("It is not certain what the column “%(text)s” means.")
DITTO = gettext_noop("The mark %(mark)s was read as what stands above it: “%(text)s”.")

CONTINUATION = gettext_noop("“%(text)s” has no code, no period and nobody responsible; it was joined to the row above.")
NO_ROW_ABOVE = gettext_noop("“%(text)s” has no activity beside it, and was attached to none.")
LEAD = gettext_noop("“%(text)s” stands before the activities of its cell and was left out.")
COMPONENTS = gettext_noop("The list in this cell was read as the parts of one activity, “%(text)s”.")
SEVERAL_IN_LINE = gettext_noop("This cell may hold several activities in one line; it was read as one.")

CODE_TWICE = gettext_noop("The code %(code)s stands twice in this dimension.")
CODE_IS_DATE = gettext_noop("The code %(code)s became a date; the spreadsheet did that to a number such as 1.1.")
NUMBER = gettext_noop("The number %(number)s is neither the criterion's nor the activity's, and was left out.")
LEVEL = gettext_noop("“%(text)s” is no level from 1 to 5, and was left out.")
CRITERION_ROW = gettext_noop("“%(text)s” stands across the table and was read as a criterion.")
SAME_DIMENSION = gettext_noop("Dimension %(printed)d is printed twice; this one is read as dimension %(number)d.")
NO_DIMENSION = gettext_noop("The table does not say which dimension it is; it is read as dimension %(number)d.")
DIMENSION_NAME = gettext_noop("Dimension %(number)d has no name in the file.")
HEADER_YEAR = gettext_noop("The heading says fiscal year %(printed)d, but the plan is for %(year)d.")
HEADER_YEAR_AND_DATES = gettext_noop("The heading says fiscal year %(printed)d, but most dates lie in %(year)d.")
YEAR_FROM_DATES = gettext_noop("No heading says the fiscal year; most dates lie in %(year)d.")
PROGRAMME_NAME = gettext_noop("No title names the programme; it is called “%(name)s” here.")
TOO_LONG = gettext_noop("The text is longer than %(longest)d characters; only its beginning was taken.")

PAIRING = gettext_noop("It is not clear which of these periods belongs to which of %(count)d activities.")
OWNER_PAIRING = gettext_noop("It is not clear who of these is responsible for which of %(count)d activities.")
OFFICE_PAIRING = gettext_noop("It is not clear which of these offices acts in which of %(count)d activities.")
EVIDENCE_PAIRING = gettext_noop("It is not clear which of this evidence belongs to which of %(count)d activities.")
DETAIL_PAIRING = gettext_noop("It is not clear which of these lines belongs to which of %(count)d activities.")
NO_PERIOD = gettext_noop("The activity “%(text)s” has no period; its work stays undated until somebody dates it.")
NO_DATES = gettext_noop("“%(raw)s” carries no dates; the work stays undated until somebody dates it.")
MONTH_SLIP = gettext_noop("“%(raw)s” names a month that does not exist, and was read as “%(clean)s”.")
OUTSIDE_YEAR = gettext_noop("“%(raw)s” lies outside the fiscal year %(year)d.")
NO_PERIOD_YEAR = gettext_noop("“%(raw)s” names no year; the work stays undated until somebody dates it.")
IMPOSSIBLE_DATE = gettext_noop(
    "“%(raw)s” names a day that does not exist; the work stays undated until somebody dates it."
)
ENDS_BEFORE_START = gettext_noop("“%(raw)s” ends before it starts; the work stays undated until somebody dates it.")
OPEN_ENDED = gettext_noop("“%(raw)s” has no end; the work stays undated until somebody dates it.")
RECURRING = gettext_noop("“%(raw)s” comes again and again; say on which dates.")
YEAR_ASSUMED = gettext_noop("“%(raw)s” names no year; it was read in the year of the plan.")
WEEKDAY_DIFFERS = gettext_noop("“%(raw)s” names a weekday on which that date does not fall.")
LABEL_DIFFERS = gettext_noop("“%(raw)s” names a quarter in which its dates do not lie.")
AMBIGUOUS = gettext_noop("“%(raw)s” may be read in more than one way.")
WORDS_UNREAD = gettext_noop("Not every word of “%(raw)s” was understood.")
MONTH_MARKS = gettext_noop("The marked months were read as “%(raw)s”.")
DUE_BEFORE_YEAR_END = gettext_noop(
    "The activity covers the whole fiscal year %(year)d but is due before its end; "
    "what is confirmed by then can change."
)
LOOK_BACK = gettext_noop(
    "“%(text)s”: it is not said whether years are counted by calendar, by fiscal year or from the day."
)
STEP = gettext_noop("“%(text)s” may be a step on the way; it is not counted as a period.")

OFFICE_WORDS = gettext_noop("“%(text)s” names no kind of office that acts in a plan.")
OFFICES_GUESS = gettext_noop("The acting offices were read from who is responsible: “%(text)s”.")
PERSON = gettext_noop("“%(text)s” seems to name a person; a plan names groups and positions.")
EVIDENCE_GUESS = gettext_noop("What kind of evidence “%(text)s” is was guessed from its words.")
QUOTA_GUESS = gettext_noop("A number to reach was guessed from “%(text)s”.")
LIMIT_GUESS = gettext_noop("A number not to pass was guessed from “%(text)s”.")
CONTINUED = gettext_noop(
    "The table says no dimension; its numbers go on from the table before, and it was read as its rest."
)
MANY_NOT_READ = gettext_noop("From here on, %(count)d further cells belong to no column of the plan and were left out.")
SUB_ACTIVITY = gettext_noop("“%(text)s” was put under the activity whose number its own begins with.")
SEVERAL_IN_LINES = gettext_noop(
    "This cell has as many lines as there are periods beside it; it was read as one activity, and may be several."
)
TITLE_TWICE = gettext_noop("“%(text)s” stands twice under one criterion; it may be one activity with several periods.")
READ_AS_SEVERAL = gettext_noop("This cell holds a list in one line; it was read as %(count)d activities.")
