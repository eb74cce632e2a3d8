## The product

app-name = Attain
app-tagline = Sales KPIs, quotas and commissions, straight from your CRM export.
app-lead = Drop your CRM’s CSV files and read win rate, pipeline and quota attainment in seconds. Everything is computed in this tab; nothing is uploaded.

## Navigation

nav-label = Pages
nav-overview = Overview
nav-data = Data
nav-kpis = KPIs
nav-plans = Plans
nav-privacy = Privacy
nav-skip = Skip to content

## Bringing data in

drop-title = Drop your files here
drop-hint = CSV, also as .csv.gz or .zip, and Excel’s .xlsx. Deals are enough to start; add targets, people, products or orders and more KPIs appear.
drop-now = Drop to import
drop-choose = Choose files
drop-add = Add files
sample-try = Try with sample data
sample-note = A made-up team of 25 with 6,000 deals over 30 months.
paste-open = Paste a table
paste-label = Paste rows from a spreadsheet, header first
paste-import = Import pasted rows
paste-name = Pasted table
plans-open = No file at hand? Open the commission calculator
plans-open-note = Quotas, tiers, accelerators and draws: change a number and see what each person is paid.
privacy-promise = Your data stays in this tab. No upload, no account, no request after the page has loaded.

## Import progress

progress-title = Reading { $file }
progress-bytes = { $done } of { $total }
progress-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
progress-left-seconds = { $count ->
    [one] about { $count } second left
   *[other] about { $count } seconds left
}
progress-left-minutes = { $count ->
    [one] about { $count } minute left
   *[other] about { $count } minutes left
}
progress-soon = almost done
progress-computing = Computing the KPIs
progress-starting = Starting the engine
cancel = Cancel
cancelled = Import cancelled. What was there before is unchanged.

## Period and comparison

period-data-to = { $days } · data to { $day }
period-label = Period
period-all = All data
period-this-year = This year
period-last-year = Last year
period-this-quarter = This quarter
period-last-quarter = Last quarter
period-last-30-days = Last 30 days
period-last-90-days = Last 90 days
period-last-12-months = Last 12 months
period-this-month = This month
period-last-month = Last month
period-custom = Custom
period-from = From
period-to = To
period-apply = Apply
period-upside-down = The end lies before the start.
view-reset = Nothing in the data matches “{ $what }”, so that was taken back. Undo brings it back.
compare-label = Compare with
compare-previous-period = Previous period
compare-same-period-last-year = Same period last year
compare-none = No comparison
compare-with = compared with { $period }
compare-with-partly = compared with { $period }, of which the data begin on { $day }
compare-with-missing = nothing to compare with: the data begin on { $day }, after { $period }
compare-days = { $period }
compare-days-partly = { $period }; the data begin on { $day }
compare-days-missing = { $period }: the data begin only on { $day }
extent-to-date = To date, against as many days
extent-whole = Whole periods
compared = Comparison period
fiscal-label = Fiscal year starts in
grain-label = By
grain-day = Day
grain-week = Week
grain-month = Month
grain-quarter = Quarter
grain-year = Year

## Filters

filter-remove = Remove the filter { $dimension }: { $member }
filter-clear = Clear all filters
filter-nobody = (none)
filter-hint = Click a bar or a name to filter; Ctrl or ⌘ adds to the selection.

## The page

undo = Undo
redo = Redo
theme-label = Theme
theme-light = Light
theme-dark = Dark
theme-system = As the system
language-label = Language
currency-label = Currency
currency-of-data = As in the files
currency-of-data-known = As in the files: { $currency }
currency-none = No sign
currency-missed = No rate to { $currency } is known, so amounts stay in the currency of the files.
calendar-label = Calendar
calendar-gregorian = Gregorian
calendar-jalali = Persian (Jalali)
keep-files = Keep files for the next visit
settings = Settings
close = Close
menu = Menu
save = Save
copy = Copy
copied = Copied
search = Search

## Charts and tables

show-table = Show as table
show-chart = Show as chart
export-csv = Download CSV
export-png = Download PNG
print = Print
chart-empty = Nothing to show for this period and these filters.
chart-keyboard = Use the arrow keys to read the values one by one.
chart-role = chart
chart-others = Others
chart-others-count = { $others } ({ $count })
chart-more = and { $count } more
chart-show-all = Show all { $count }
chart-show-fewer = Show fewer
chart-partial = Not the whole span
table-total = Total
table-apart = Without a date, or on other days
chart-apart = Of it { $value } without a date, or on other days.
table-change = Change
table-cases = Cases
table-more = Show { $count } more
list-more = Show { $count } more
list-nothing = Nothing matches your search.
names-more = { $names } and { $count } more
figure-cases = of { $count }
kpi-by-dimension = { $kpi } by { $dimension }
page-next = Next page
page-previous = Previous page

## Overview

overview-title = Overview
overview-key = Key KPIs
overview-revenue-month = Revenue by month
overview-revenue-region = Revenue by region
overview-revenue-product = Revenue by product
overview-leaderboard = Leaderboard
leaderboard-kpi = Ranked by
leaderboard-by = Who
overview-lost-reasons = Lost deals by reason
overview-open-stages = Open pipeline by stage
tile-better = better
tile-worse = worse
tile-same = unchanged
tile-target = Target { $target }
tile-target-for = Target { $target } for { $period }
tile-target-set = Set a target
tile-target-clear = Remove the target
tile-small = Only { $count } cases: treat this rate with care.
tile-pin = Pin
tile-unpin = Unpin
tile-full = Ten KPIs are pinned already. Unpin one first.
tile-was = before: { $value }

## One KPI in detail

detail-definition = Definition
detail-reading = How to read it
detail-formula = Formula
detail-code = Formula as code
detail-terms = What it is made of
detail-breakdown = Breakdown
breakdown-nothing = Not broken down
breakdown-time = Over time
sql-title = Take it along as SQL
sql-what = This figure as a query, with its period, filters and breakdown, for a database of your own.
sql-dialect = Database
sql-copy = Copy as SQL
sql-text = The query
sql-refused = The browser does not let the page copy: select the query and copy it by hand
sql-tables = { $count ->
    [one] It reads the table { $tables }
   *[other] It reads the tables { $tables }
}, cleaned and joined as here. The program “sql” that comes with Attain’s source writes them as CSV; its README says how, under “The KPIs in a warehouse”.
detail-rows = Rows behind it
detail-rows-show = Show the rows
detail-rows-hide = Hide the rows
calculation-larger = the larger of { $left } and { $right }
calculation-smaller = the smaller of { $left } and { $right }
calculation-rounded-up = { $left } rounded up
calculation-otherwise = { $left }, or else { $right }
calculation-square-root = √({ $left })
calculation-p-value = p-value of { $left }
calculation-and = and
calculation-or = or
calculation-not = not { $left }
taken-before = { $name } before
taken-overall = { $name } of everything
taken-without = { $name } whatever the { $dimensions }
members-share = share of members ({ $members }) with { $condition }
members-count = number of members ({ $members }) with { $condition }
members-count-all = number of members ({ $members })
members-of = { $op } of { $value } per { $members }
members-of-where = { $op } of { $value } per { $members }, with { $condition }
members-sum = sum
members-mean = mean
members-median = median
members-min = least
members-max = most
members-percentile = percentile
role-of-each = Each { $dimension } has one of its own; here is that of all
role-compared = The rows are compared with it
rate-interval = As far as { $count } cases can tell, the true rate lies between { $low } and { $high } (95% certain).
rate-interval-few = { $count ->
    [one] One case says little: the true rate may well lie anywhere between { $low } and { $high }.
   *[other] So few cases ({ $count }) say little: the true rate may well lie anywhere between { $low } and { $high }.
}
detail-rows-used = { $count ->
    [one] { $count } row used
   *[other] { $count } rows used
}
detail-members-used = { $count ->
    [one] { $count } member counted
   *[other] { $count } members counted
}
detail-left-out-condition = { $count ->
    [one] { $count } row does not meet the condition
   *[other] { $count } rows do not meet the condition
}
detail-left-out-filter = { $count ->
    [one] { $count } row is filtered out
   *[other] { $count } rows are filtered out
}
detail-left-out-period = { $count ->
    [one] { $count } row lies outside the period
   *[other] { $count } rows lie outside the period
}
detail-left-out-no-date = { $count ->
    [one] { $count } row has no date
   *[other] { $count } rows have no date
}
detail-left-out-no-value = { $count ->
    [one] { $count } row has no value
   *[other] { $count } rows have no value
}

## KPIs page

kpis-title = KPIs
kpis-search = Search KPIs
kpis-found = { $count ->
    [one] { $count } KPI
   *[other] { $count } KPIs
}
kpis-without = { $count ->
    [one] { $count } KPI without a figure, and why
   *[other] { $count } KPIs without a figure, and why
}
kpis-nothing = No KPI matches your search.
kpis-family-results = Results
kpis-family-pipeline = Pipeline
kpis-family-leads = Leads
kpis-family-activity = Activity and productivity
kpis-family-customers = Customers
kpis-family-prices = Prices and people

## Units, changes and spans

unit-days = { $count ->
    [one] { $text } day
   *[other] { $text } days
}
unit-hours = { $count ->
    [one] { $text } hour
   *[other] { $text } hours
}
unit-months = { $count ->
    [one] { $text } month
   *[other] { $text } months
}
unit-factor = { $number }×
unit-per-day = { $amount } a day
unit-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
unit-kilobytes = { $size } kB
unit-megabytes = { $size } MB
unit-gigabytes = { $size } GB
change-points = { $points } pp
span-week = Week of { $day }
span-quarter = Q{ $quarter } { $year }
span-fiscal-year = FY { $years }
quarter-alone = Q{ $quarter }
span-between = { $from } – { $to }
span-partial = { $span } (part)

## Keyboard

keys-title = Keyboard shortcuts
keys-help = Show this help
keys-pages = Go to a page
keys-search = Search KPIs
keys-close = Close what is open
keys-chart = Step through a chart’s values
keys-chart-filter = Filter by the chart’s current value
keys-chart-add = Add it to the filter
keys-single = Use single-key shortcuts

## Errors

error-unreadable = { $file } could not be read: { $reason } Has it been moved or opened elsewhere? Choose it again.
error-refused = { $file } is not a kind of file that Attain reads. Save it as CSV and drop it again.
error-crashed = The engine stopped and was started again. Settings and kept files are safe; the files are being read again. ({ $message })
error-misunderstood = The page and its engine did not understand each other. Reload the page. ({ $message })
error-no-figures = The figures could not be computed. { $reason }
error-no-explanation = How this figure came about could not be found out. { $reason }
error-no-rows = The rows behind this figure could not be read. { $reason }
error-no-preview = How the file would be read could not be shown. { $reason }
error-outdated = This page and its engine are of different versions. Reload the page.
error-storage-full = The browser has no room left: your files will not be here after a reload. Everything else works; free some space and import them again.
error-storage-forbidden = This browser does not let the page keep files, as in private windows: they will be gone after a reload. Everything else works.
error-settings-full = The browser has no room left: what you change of this holds until you close the page ({ $what }). What was saved before stays as it is. Free some space; the next change saves it all.
error-settings-forbidden = This browser does not let the page keep anything, as in private windows: settings and decisions hold until you close the page.
error-settings-broken = Not all that was saved could be read: { $what }. It was set aside, and these begin anew; everything else is as you left it.
error-settings-left = Not all that was saved could be read: { $what }. The browser has no room to set it aside, so it stays where it is and nothing is written over it. These begin anew, and what you change of them holds until you close the page; everything else is as you left it. Free some space and reload the page.
error-settings-newer = A newer Attain has saved here: { $what }. That is left as it is; what you change of it now holds until you close the page.
kept-settings = settings
kept-view = period and filters
kept-goals = pinned figures and targets
kept-choices = decisions about files
kept-plans = plans
kept-kpis = own KPIs
error-dismiss = Dismiss

## What the welcome promises

promise-private-title = Private
promise-fast-title = Fast
promise-fast = A million rows in about a second, in a worker of its own: the page never freezes.
promise-exact-title = Exact
promise-exact = Every number shows its formula, its parts and the rows behind it. What cannot be computed says why.

## Targets

target-per-month = month
target-per-quarter = quarter
target-per-year = year
target-amount-month = { $amount } a month
target-amount-quarter = { $amount } a quarter
target-amount-year = { $amount } a year
target-for-days = { $target }: { $amount } for { $period }
target-days = Target for { $period }
target-days-alone = Target for { $period }; revenue of other days does not count
target-beside-files = “Target attainment” goes by the targets in your files; this one stands beside the figure alone.
target-scope-all = Holds for everything, without filters.
target-scope = Holds for { $filters }.
target-elsewhere = Also set
target-everything = everything
target-span = For each
target-unclear = { $amount }, set without a span: choose one to compare it with.
target-refused-number = Type a number, such as 50,000.
target-refused-negative = A target cannot be below zero.
target-refused-zero = A target of zero is reached without doing anything. Remove the target instead.
target-in-money = Target amount
target-in-percent = Target in percent
target-in-days = Target in days
target-in-months = Target in months
target-in-hours = Target in hours
target-in-numbers = Target

## Revenue over time, by other spans than months

overview-revenue-day = Revenue by day
overview-revenue-week = Revenue by week
overview-revenue-quarter = Revenue by quarter
overview-revenue-year = Revenue by year
