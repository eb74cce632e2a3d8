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
formula-expected-endpoint = `start` or `end`
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
