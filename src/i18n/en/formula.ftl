# What is wrong with a formula

formula-unexpected = expected { $expected }, found `{ $found }`
formula-unexpected-end = expected { $expected }, found the end
formula-unfinished-text = a text without its closing quote
formula-number-too-long = a number with too many digits
formula-too-long = the formula is too long
formula-too-deep = too many parts inside one another
formula-unknown = no { $what } is called `{ $name }`
formula-unknown-near = no { $what } is called `{ $name }`; did you mean `{ $near }`?
formula-no-path = `{ $name }` leads to no further row
formula-circular = refers to itself: { $path }
formula-broken = `{ $name }` has an error itself
formula-wrong-type = expected { $expected }, found { $found }
formula-units-differ = { $left } and { $right } do not go together
formula-no-such-unit = the result has no known unit
formula-not-overall = rows can only be compared with a figure that is the same for all of them: overall(…)
formula-not-here = { $what } cannot stand here

# What was expected
formula-expected-value = a value
formula-expected-name = a name
formula-expected-symbol = `{ $symbol }`
formula-expected-endpoint = `start`, `end`, `whole_end`, `target_start`, `target_end` or `whole_target_end`
formula-expected-end = the end
formula-expected-arguments = { $count ->
    [one] { $count } argument
   *[other] { $count } arguments
}

# What a name was taken for
formula-name-dataset = dataset
formula-name-field = field
formula-name-kpi = KPI
formula-name-parameter = parameter
formula-name-function = function
formula-name-dimension = dimension

# What a part of a formula is
formula-a-condition = a condition
formula-a-text = a text
formula-a-date = a date
formula-a-difference = a difference of dates
formula-a-number = a number
formula-a-field = a field
formula-a-count = a count
formula-money = money
formula-a-ratio = a ratio
formula-days = days
formula-hours = hours
formula-months = months
formula-money-per-day = money per day
formula-a-plain-number = a plain number
formula-an-aggregate = an aggregate

# What the constructs of formulas mean
construct-number = Numbers, other KPIs and aggregates, with the usual arithmetic. Units are checked.
construct-count = How many rows there are.
construct-count-distinct = How many different values a field has.
construct-sum = The sum of a value over rows. Rows without it do not count.
construct-mean = The average of a value over rows.
construct-median = The value in the middle: half of the rows have less.
construct-percentile = The value below which so large a share of the rows lies.
construct-future-value = What each customer is likely to buy in so many months to come, on average: from all purchases before the period ends, by BG/NBD and Gamma-Gamma.
construct-min = The smallest value.
construct-max = The largest value.
construct-first = The earliest date; it stands in days or months.
construct-last = The latest date; it stands in days or months.
construct-where = Only rows that fulfil a condition. What is empty fulfils no comparison.
construct-text = Texts are compared without case, spaces and punctuation; `is empty` asks whether there is none.
construct-by = The date that puts a row into the period. Without it all rows count in any period.
construct-between = A row lasts from one day to the other and counts by the share of its days in the period.
construct-path = A field of the row that a field refers to, at most two steps away; empty where there is none.
construct-over = The figure of each member, then one figure of those. Members without a figure do not count.
construct-with = How many members have figures that fulfil a condition.
construct-share = The share of such members among those that have the figures.
construct-overall = The figure without filters and breakdowns by these dimensions, or without any.
construct-previous = The figure of the period that is compared with.
construct-first-of = The first of these that the imported files allow.
construct-otherwise = The second figure where there is nothing to make the first of.
construct-days = The days between two dates. What ended before it began has none.
construct-hours = The hours between two dates that have a time of day.
construct-months = The months between two dates; twelve are 365.25 days.
construct-open-at = Deals that were created before that day began and had not been closed.
construct-active-at = Accounts, subscriptions or people that had begun before that day and had not ended.
construct-period = The first day of the period, and the day after its last: of the days that figures are of, and of all of it where it still runs.
construct-target-period = The same of those days of the period that lie between the first and the last day of all targets.
construct-larger = The larger of two figures.
construct-smaller = The smaller of two figures.
construct-round-up = Up to the next whole number.
construct-points = A ratio in hundredths: 45 for 0.45.
construct-square-root = The square root: of money times money it is money.
construct-p-value = How likely chance alone puts a figure at least so many standard deviations from zero, on either side.
construct-parameter = A number that is set once for all formulas.
