## How a file was read, and reading it otherwise

reading-title = How it was read
reading-lead = Change what is wrong; below stands what the file would become. It holds for every file with these columns.
reading-quote = Quotes around texts
reading-header = Header
reading-header-line = Line of the header
reading-first-line = Line of the first row
reading-detected = { $what } (detected)
reading-detect = Detect
header-none = no header
header-one = one line
header-two = two lines
header-at = header in line { $line }
delimiter-comma = Comma ,
delimiter-semicolon = Semicolon ;
delimiter-tab = Tab
delimiter-bar = Bar |
delimiter-colon = Colon :
delimiter-space = Space
encoding-western = Western European ({ $encoding })
encoding-cyrillic = Cyrillic ({ $encoding })
encoding-arabic = Persian and Arabic ({ $encoding })
encoding-simplified = Simplified Chinese ({ $encoding })
encoding-traditional = Traditional Chinese ({ $encoding })
encoding-japanese = Japanese ({ $encoding })
quote-double = Double "
quote-single = Single '
evidence-mark = The file begins with a mark that says so.
evidence-valid = All bytes are valid { $encoding }.
evidence-letters = Guessed from the letters.
evidence-chosen = You chose this.
evidence-regular = { $fields ->
    [one] { $regular } of the first { $sampled } lines have a single field.
   *[other] { $regular } of the first { $sampled } lines have { $fields } fields.
}
evidence-doubled = Inside a text a quote is written twice.
evidence-escape = Inside a text { $escape } stands before a quote.
evidence-header = Names the columns; rows begin below it.
evidence-no-header = The first line is already a row; the columns are numbered.
trial-now = As it is read now
trial-then = As it would be read
trial-none = No rows would be read.
left-out-more = { $count ->
    [one] { $count } more was left out: see the problems.
   *[other] { $count } more were left out: see the problems.
}
trial-columns = { $count ->
    [one] And { $count } more column.
   *[other] And { $count } more columns.
}
trial-waiting = Reading the first rows
trial-apply = Read it this way
trial-reset = Back to detected

## What a column holds

type-choose = Type of the column { $column }
type-order = Order of the dates in { $column }
type-mark = Decimal mark in { $column }
type-fits = { $fit } of { $filled } fit
type-unsure = Both ways would fit
date-form-jalali = in the Jalali calendar
date-form-numbers = as numbers of days, as Excel has them
date-form-periods = as periods, such as quarters
blank-counted = “{ $text }” counts as empty
blank-undo = Count “{ $text }” as a value again

## What the stages mean

stages-question = What do these stages mean?
stages-lead = Put them in the order a deal goes through, and say which ones end it. Asked once for files with these columns.
stages-known = { $count ->
    [one] { $count } stage
   *[other] { $count } stages and what they mean
}
stages-deals = { $count ->
    [one] { $count } deal
   *[other] { $count } deals
}
stages-up = Move { $stage } up
stages-down = Move { $stage } down
stages-moved = { $stage } is now number { $place } of { $count }
stages-meaning = What { $stage } means
stages-new = not known
stages-by = according to “{ $field }”
status-open = open
status-won = won
status-lost = lost
status-void = no deal
stages-confirm = Use these stages
stages-forget = Forget this

## Problems, and what can be done about them

problems-count = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
problems-all = Show all { $count }
problems-fewer = Show fewer
problems-notes = { $count ->
    [one] { $count } note: nothing to be done
   *[other] { $count } notes: nothing to be done
}
problems-ignored = { $count ->
    [one] { $count } ignored
   *[other] { $count } ignored
}
problems-more-places = { $count ->
    [one] { $count } more place
   *[other] { $count } more places
}
fix-ignore = Ignore
fix-ignore-what = Ignore: { $what }
fix-again = Show again
fix-number = Read the column as numbers
fix-date = Read the column as dates
fix-text = Read the column as text
fix-empty = Treat “{ $text }” as empty
fix-empty-all = { $count ->
    [one] Treat “{ $text }” and { $count } more text as empty
   *[other] Treat “{ $text }” and { $count } more texts as empty
}
fix-revenue = Revenue is the { $document }
fix-sale = A sale
fix-no-sale = No sale
fix-keep-all = Count every row
fix-keep-once = Count each record once
fix-count-as-sales = Count them as sales
fix-rates = Say what they are worth
fix-reading = See how it was read
fix-stages = Say what the stages mean
sheet-problem = Problem
sheet-file = File
sheet-kind = Kind
sheet-count = Count
sheet-line = Line
sheet-field = Field
sheet-text = Text
data-preset = Looks like an export from { $program }
data-preset-of = Looks like an export of { $dataset } from { $program }
data-aside-why = See why
copy-refused = Not allowed by the browser: select the value and copy it by hand
