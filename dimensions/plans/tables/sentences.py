"""What is said about a cell that a person should look at."""

from dimensions.plans.problems import gettext_noop

NO_PLAN = gettext_noop(
    "There is no plan in this file: no table has a heading for what is done (such as กิจกรรม) "
    "beside one for when, by whom or with what evidence (such as ระยะเวลา, ผู้รับผิดชอบ)."
)
OTHER_LIST = gettext_noop(
    "There is no plan in this file: a table with the headings %(text)s is a list of another kind."
)
PERHAPS_NO_PLAN = gettext_noop(
    "Neither a title nor a heading says that this is a plan; it may be a list of another kind, such as a register."
)
NO_ACTIVITY = gettext_noop("There is no plan in this file: under the heading of the table stands no activity.")
NO_YEAR = gettext_noop("The file does not say for which fiscal year the plan is; choose the year and read it again.")

HIDDEN_SHEET = gettext_noop("The sheet “%(sheet)s” is hidden and was left out.")
OTHER_SHEET = gettext_noop("The sheet “%(sheet)s” holds no table of a plan and was left out.")
OTHER_TABLE = gettext_noop("A list of another kind, with the heading “%(text)s”, was left out.")
NOT_READ = gettext_noop("“%(text)s” belongs to no column of the plan and was left out.")
DONE = gettext_noop("Marks in rows of what was done, and not of what is planned, were left out, such as “%(text)s”.")
FOOTNOTE = gettext_noop("“%(text)s” was taken for a note below the table and left out.")
SIGNATURES = gettext_noop("What stands below the table to be signed was left out, from “%(text)s” on.")
FORMULA_ERROR = gettext_noop("A formula failed here (%(text)s); nothing was read from this cell.")
COLUMN = gettext_noop("A plan has no column “%(text)s”; what stands in it was put into the remarks.")
COLUMN_GUESS = gettext_noop("It is not certain what the column “%(text)s” means.")
COLUMNS_GUESS = gettext_noop(
    "The headings are in words of their own; what the columns hold was concluded from what stands in them: %(text)s."
)
NO_HEADINGS = gettext_noop(
    "The table has no headings; what the columns hold was concluded from what stands in them: %(text)s."
)
DIMENSION_WORD = gettext_noop("“%(text)s” was read as a dimension.")
DIMENSION_WORDS = gettext_noop("%(count)d headings such as “%(text)s” were read as dimensions.")
DITTO = gettext_noop("The mark %(mark)s was read as what stands above it: “%(text)s”.")

CONTINUATION = gettext_noop("“%(text)s” has no code, no period and nobody responsible; it was joined to the row above.")
NO_ROW_ABOVE = gettext_noop("“%(text)s” has no activity beside it, and was attached to none.")
LEAD = gettext_noop("“%(text)s” stands before the activities of its cell and was left out.")
COMPONENTS = gettext_noop("The list in this cell was read as the parts of one activity, “%(text)s”.")
PART_ROW = gettext_noop(
    "“%(text)s” has a dash before it and says neither when nor who; it was read as a part of “%(title)s”."
)
PART_ROWS = gettext_noop(
    "%(count)d rows with a dash, such as “%(text)s”, say neither when nor who; they were read as parts of “%(title)s”."
)
SEVERAL_IN_LINE = gettext_noop("This cell may hold several activities in one line; it was read as one.")

CODE_TWICE = gettext_noop("The code %(code)s stands twice in this dimension.")
CODE_IS_DATE = gettext_noop("The code %(code)s became a date; the spreadsheet did that to a number such as 1.1.")
NUMBER = gettext_noop("The number %(number)s is neither the criterion's nor the activity's, and was left out.")
LEVEL = gettext_noop("“%(text)s” is no level from 1 to 5, and was left out.")
CRITERION_ROW = gettext_noop("“%(text)s” stands across the table and was read as a criterion.")
CRITERION_ROWS = gettext_noop("%(count)d rows stand across the table and were read as criteria, such as “%(text)s”.")
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
NO_PERIODS = gettext_noop(
    "%(count)d activities have no period, such as “%(text)s”; their work stays undated until somebody dates it."
)
NO_DATES = gettext_noop("“%(raw)s” carries no dates; the work stays undated until somebody dates it.")
MONTH_SLIP = gettext_noop("“%(raw)s” names a month that does not exist, and was read as “%(clean)s”.")
CENTURY_SLIP = gettext_noop(
    "The spreadsheet made “%(raw)s” of a year typed in two digits; it was read in the Buddhist era."
)
OUTSIDE_YEAR = gettext_noop("“%(raw)s” lies outside the fiscal year %(year)d.")
NO_PERIOD_YEAR = gettext_noop("“%(raw)s” names no year; the work stays undated until somebody dates it.")
IMPOSSIBLE_DATE = gettext_noop(
    "“%(raw)s” names a day that does not exist; the work stays undated until somebody dates it."
)
ENDS_BEFORE_START = gettext_noop("“%(raw)s” ends before it starts; the work stays undated until somebody dates it.")
OPEN_ENDED = gettext_noop("“%(raw)s” has no end; the work stays undated until somebody dates it.")
RECURRING = gettext_noop("“%(raw)s” comes again and again; say on which dates.")
YEAR_ASSUMED = gettext_noop("“%(raw)s” names no year; it was read in the year of the plan.")
YEARS_ASSUMED = gettext_noop(
    "%(count)d periods name no year, such as “%(raw)s”; all were read in the year of the plan, %(year)d."
)
WEEKDAY_DIFFERS = gettext_noop("“%(raw)s” names a weekday on which that date does not fall.")
LABEL_DIFFERS = gettext_noop("“%(raw)s” names a quarter in which its dates do not lie.")
AMBIGUOUS = gettext_noop("“%(raw)s” may be read in more than one way.")
WORDS_UNREAD = gettext_noop("Not every word of “%(raw)s” was understood.")
MONTH_MARKS = gettext_noop("The marked months were read as “%(raw)s”.")
MANY_MONTH_MARKS = gettext_noop("The months marked in columns were read as %(count)d periods, such as “%(raw)s”.")
MONTH_COLOURS = gettext_noop("The coloured months were read as “%(raw)s”.")
MANY_MONTH_COLOURS = gettext_noop("The months coloured in columns were read as %(count)d periods, such as “%(raw)s”.")
DUE_BEFORE_YEAR_END = gettext_noop(
    "The activity covers the whole fiscal year %(year)d but is due before its end; "
    "what is confirmed by then can change."
)
LOOK_BACK = gettext_noop(
    "“%(text)s”: it is not said whether years are counted by calendar, by fiscal year or from the day."
)
STEP = gettext_noop("“%(text)s” may be a step on the way; it is not counted as a period.")

OFFICE_WORDS = gettext_noop("“%(text)s” names no kind of office that acts in a plan.")
CALLED_OFF = gettext_noop("“%(text)s” stands beside the activity; it was read like all others.")
SOME_DISTRICTS = gettext_noop(
    "“%(text)s” names some districts only; it was read for all of them. Where it does not apply, the province says so."
)
OFFICES_GUESS = gettext_noop("The acting offices were read from who is responsible: “%(text)s”.")
PERSON = gettext_noop("“%(text)s” seems to name a person; a plan names groups and positions.")
NO_OWNER = gettext_noop("Nobody is named as responsible for “%(text)s”; others in the plan name somebody.")
NO_OWNERS = gettext_noop(
    "Nobody is named as responsible for %(count)d activities, such as “%(text)s”; others in the plan name somebody."
)
EVIDENCE_GUESS = gettext_noop("What kind of evidence “%(text)s” is was guessed from its words.")
EVIDENCE_GUESSES = gettext_noop(
    "What kind of evidence each of %(count)d papers is, such as “%(text)s”, was guessed from its words."
)
EVIDENCE_COUNT = gettext_noop("How many are asked for was guessed from “%(text)s”.")
EVIDENCE_COUNTS = gettext_noop("How many are asked for was guessed of %(count)d papers, such as “%(text)s”.")
EVIDENCE_UNKNOWN = gettext_noop("“%(text)s” does not say what kind of evidence it is.")
EVIDENCE_UNSAID = gettext_noop("“%(text)s” does not say what is to be shown.")
QUOTA_GUESS = gettext_noop("A number to reach was guessed from “%(text)s”.")
QUOTA_GUESSES = gettext_noop("The same number to reach was guessed in %(count)d places, as from “%(text)s”.")
LIMIT_GUESS = gettext_noop("A number not to pass was guessed from “%(text)s”.")
LIMIT_GUESSES = gettext_noop("The same number not to pass was guessed in %(count)d places, as from “%(text)s”.")
CONTINUED = gettext_noop(
    "The table says no dimension; its numbers go on from the table before, and it was read as its rest."
)
MANY_NOT_READ = gettext_noop("From here on, %(count)d further cells belong to no column of the plan and were left out.")
SUB_ACTIVITY = gettext_noop("“%(text)s” was put under the activity whose number its own begins with.")
SUB_ACTIVITIES = gettext_noop(
    "%(count)d activities, such as “%(text)s”, were put under the activity whose number their own begins with."
)
SEVERAL_IN_LINES = gettext_noop(
    "This cell has as many lines as there are periods beside it; it was read as one activity, and may be several."
)
TITLE_TWICE = gettext_noop("“%(text)s” stands twice under one criterion; it may be one activity with several periods.")
TITLE_ON_SHEETS = gettext_noop(
    "“%(text)s” stands on another sheet too, and says other things there; it may be one activity."
)
SHEET_COPY = gettext_noop(
    "Activities of the sheet “%(sheet)s” stand on “%(other)s” in the same words; they were read once, from there."
)
READ_AS_SEVERAL = gettext_noop("This cell holds a list in one line; it was read as %(count)d activities.")
