## Questions that only the user can answer

ask-title = { $count ->
    [one] One question before the figures are right
   *[other] { $count } questions before the figures are right
}
ask-unknown-dataset = What is one row of { $file }?
ask-missing-column = Which column of { $file } holds “{ $field }”?
ask-ambiguous-dates = How are the dates in { $file } written, such as { $example }?
ask-ambiguous-numbers = How are the numbers in { $file } written, such as { $example }?
ask-unknown-status = Which stages of { $file } mean won, and which lost?
ask-other-revenue = Which of them is your revenue: the { $used } or the { $document }?
ask-mixed-currencies = What are the currencies worth: { $currencies }?
ask-order-status = Are orders with the status “{ $text }” sales ({ $count ->
    [one] { $count } row
   *[other] { $count } rows
})?
ask-unknown-kind = What does “{ $text }” in “{ $column }” mean?
ask-spellings = { $keys ->
    [one] Are these the same in “{ $column }”: { $pairs }?
   *[other] { $keys } spellings in “{ $column }” look like others. Are they the same?
}
ask-rest = { $count ->
    [one] { $count } more question
   *[other] { $count } more questions
}
ask-leave = Leave it as it is
ask-leave-unknown-dataset = It is not needed
ask-leave-missing-column = None of them
ask-leave-spellings = They are different
ask-answers = Likely answers
ask-in-use = read so now
ask-other = Something else …
fix-take-column = { $column } → { $field }
fix-columns = Choose for yourself
fix-merge-all = { $count ->
    [one] Merge it
   *[other] Merge all { $count }
}

## Problems that are told together

problem-missing-column = { $file } has no column for “{ $field }”.
    .kept = All rows are read; figures that need it are not given.
    .todo = Choose the column that holds it, or export it too.
problem-many-spellings = { $count } rows of { $file } write “{ $column }” in { $keys } spellings that look like others: { $pairs }.
    .kept = The rows are kept; until you decide, they are different.
    .todo = Merge all of them, or look at each.
problem-many-strays = { $count } rows of { $file } name in “{ $column }” what is not in { $table }, { $keys } different ones: { $pairs }.
    .kept = The rows are kept; what { $table } would add to them is missing.
    .todo = Check that the right file with { $table } was imported.
problem-many-placeholders = { $count } cells in { $file } say nothing but { $pairs }.
    .kept = They count as empty.
    .todo = Nothing needs to be done, unless these are real values.
problem-many-sentinels = { $count } cells in { $file } say { $pairs }, which stands for no date.
    .kept = They count as empty.
    .todo = Nothing needs to be done.
problems-each = See each of them

## What can be done about a figure that cannot be given

remedy-drop = Add a file with { $dataset }
remedy-columns = See the columns
remedy-stages = Say what the stages mean
remedy-rates = Say what the currencies are worth
remedy-problems = See what was found
remedy-all-data = Show all data
remedy-clear-filters = Clear the filters
remedy-compare = Compare with the previous period
coverage = “{ $field }” filled in { $share } of the rows

## Files that answer no KPI

no-answers-title = These files alone answer no KPI
no-answers-lead = Add a file of deals (a row for each, with stage, amount and dates) or of orders or invoices: revenue, win rate and pipeline follow from them, and what is here is joined to it.
file-line = { $file }: { $what }

## What an import has brought

receipt-title = { $count ->
    [one] { $count } file came in, { $rows }
   *[other] { $count } files came in, { $rows }
}
receipt-dates = dates as { $order }
receipt-currency = Amounts in { $currencies }
receipt-joined = Joined: { $joins }
receipt-join = { $join } ({ $share })
receipt-beside = { $count ->
    [one] It counts beside the file that was there before: { $files }.
   *[other] They count beside { $count } files that were there before: { $files }.
}
receipt-only-new = Use only the new files
receipt-replaced = { $file } had been imported before; it took its own place.
receipt-namesake = Another { $file } was there before. Both count; records with the same id count once.
receipt-remove-old = Remove the earlier one
receipt-left-sample = The sample data gave way to your files.
receipt-check = { $count ->
    [one] { $count } thing to check
   *[other] { $count } things to check
}
receipt-close = Got it
receipt-again = What the last import brought
sample-label = Sample data: a made-up team
sample-leave = Leave the sample
files-removed = { $count ->
    [one] { $file } was removed.
   *[other] { $count } files were removed.
}
period-incomplete = Choose a first and a last day.
trial-same = Nothing is changed yet.

## What happened, in a sentence

summary-now = { $kpi } in { $period }: { $value }
summary-now-all = { $kpi }: { $value }
summary-above = { $change } above { $compared }
summary-below = { $change } below { $compared }
summary-same = the same as { $compared }
summary-target = { $share } of target
summary-rose = { $kpi } rose from { $before } to { $now }
summary-fell = { $kpi } fell from { $before } to { $now }
