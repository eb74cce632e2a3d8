## Places

place-row = Line { $line }
place-cell = Line { $line }, column { $field }: “{ $text }”
place-text = “{ $text }”

## Problems in files: what was found, what became of it, what can be done

problem-empty-file = { $file } is empty.
    .kept = Nothing was read from it.
    .todo = Export it again and check that it has rows.
problem-no-rows = { $file } has a header but no rows.
    .kept = Nothing was read from it.
    .todo = Export it again without a filter that hides all rows.
problem-bad-encoding = { $count ->
    [one] { $count } place in { $file } is not valid in its encoding.
   *[other] { $count } places in { $file } are not valid in its encoding.
}
    .kept = The damaged letters are shown as �; all rows are kept.
    .todo = Choose another encoding if letters look wrong; what is damaged stays damaged.
problem-too-few-fields = { $count ->
    [one] { $count } row of { $file } has fewer fields than the header.
   *[other] { $count } rows of { $file } have fewer fields than the header.
}
    .kept = The rows are kept; the missing fields count as empty.
    .todo = Check these lines, or whether the delimiter is right.
problem-too-many-fields = { $count ->
    [one] { $count } row of { $file } has more fields than the header.
   *[other] { $count } rows of { $file } have more fields than the header.
}
    .kept = They are set aside, because it is unclear which field belongs where.
    .todo = Check that delimiter and quotes are right; else put texts that contain the delimiter in quotes and import the file again.
problem-bad-quote = { $count ->
    [one] { $count } quote in { $file } stands where none may, or is never closed.
   *[other] { $count } quotes in { $file } stand where none may, or are never closed.
}
    .kept = The text is kept as it stands.
    .todo = Check these lines, or choose another quote; inside a quoted text it is written twice.
problem-duplicate-column = The column “{ $column }” occurs more than once in { $file }.
    .kept = Both are kept; the later one has a new name.
    .todo = Choose below which one is meant.
problem-misfit = { $count ->
    [one] { $count } cell of “{ $column }” in { $file } does not fit the type “{ $expected }”.
   *[other] { $count } cells of “{ $column }” in { $file } do not fit the type “{ $expected }”.
}
    .kept = They count as empty; the rest of their rows is used.
    .todo = Choose what fits, or correct the cells and import the file again.
problem-ambiguous-dates = The dates in “{ $column }” of { $file } could be read in two ways.
    .kept = They were read as { $order }.
    .todo = Choose the other order if that is wrong.
problem-ambiguous-numbers = The numbers in “{ $column }” of { $file } could be read in two ways.
    .kept = They were read with { $mark }.
    .todo = Choose the other way if that is wrong.
problem-sentinel-date = { $count ->
    [one] { $count } cell of “{ $column }” in { $file } says “{ $text }”, which stands for no date.
   *[other] { $count } cells of “{ $column }” in { $file } say “{ $text }”, which stands for no date.
}
    .kept = They count as empty.
    .todo = Nothing needs to be done.
problem-total-row = { $count ->
    [one] { $count } row of { $file } adds up the others.
   *[other] { $count } rows of { $file } add up others.
}
    .kept = It was left out, so that nothing counts twice.
    .todo = Nothing needs to be done.
problem-fiscal-years = { $count ->
    [one] { $count } target in { $file } is for a fiscal year such as “{ $text }”.
   *[other] { $count } targets in { $file } are for fiscal years such as “{ $text }”.
}
    .kept = “{ $text }” was taken for { $start } to { $end }.
    .todo = If your year begins in another month, give each target its first and last day.
problem-other-table = { $count ->
    [one] { $file } holds another table ({ $count } line).
   *[other] { $file } holds another table ({ $count } lines).
}
    .kept = The first table was read; the rest was left out.
    .todo = Save the other table in a file of its own to read it too.
problem-no-header = { $file } begins with a row, not with the names of its columns.
    .kept = All rows are kept; the columns are numbered.
    .todo = Choose below what each column means, or say in which line the header stands.
problem-missing-delimiter = { $count ->
    [one] { $count } row of { $file } lacks a delimiter.
   *[other] { $count } rows of { $file } lack a delimiter.
}
    .kept = The cells were told apart by what stands in the other rows.
    .todo = Check these lines.
problem-extra-delimiter = { $count ->
    [one] { $count } row of { $file } has a delimiter too many.
   *[other] { $count } rows of { $file } have a delimiter too many.
}
    .kept = It was taken as part of the text, where the other rows make that plain.
    .todo = Check these lines.
problem-other-delimiter = { $count ->
    [one] { $count } row of { $file } is written with another delimiter.
   *[other] { $count } rows of { $file } are written with another delimiter.
}
    .kept = The cells were read all the same.
    .todo = Nothing needs to be done.
problem-outside-table = { $count ->
    [one] { $count } line of { $file } stands before or after the table.
   *[other] { $count } lines of { $file } stand before or after the table.
}
    .kept = They are not rows and were left out.
    .todo = Nothing needs to be done if they are titles or totals; else choose another line for the header.
problem-unmatched-key = { $count ->
    [one] { $count } row of { $file } names “{ $key }” in “{ $column }”, which is not in { $table }.
   *[other] { $count } rows of { $file } name “{ $key }” in “{ $column }”, which is not in { $table }.
}
    .kept = The rows are kept; what { $table } would add to them is missing.
    .todo = Add it to { $table } if it belongs there.
problem-near-miss = { $count ->
    [one] { $count } row of { $file } names “{ $key }” in “{ $column }”; { $table } has “{ $suggestion }”.
   *[other] { $count } rows of { $file } name “{ $key }” in “{ $column }”; { $table } has “{ $suggestion }”.
}
    .kept = The rows are kept; until you decide, the two are different.
    .todo = Treat “{ $key }” as “{ $suggestion }”?
problem-unmatched-keys = { $count ->
    [one] { $count } more row of { $file } names in “{ $column }” something that is not in { $table }.
   *[other] { $count } more rows of { $file } name in “{ $column }” something that is not in { $table } ({ $keys } different ones).
}
    .kept = The rows are kept; what { $table } would add to them is missing.
    .todo = Check that the right file with { $table } was imported.
problem-similar-spelling = { $count ->
    [one] { $count } row of { $file } says “{ $text }” in “{ $column }”; others say “{ $similar }”.
   *[other] { $count } rows of { $file } say “{ $text }” in “{ $column }”; others say “{ $similar }”.
}
    .kept = The rows are kept; until you decide, the two are different.
    .todo = Treat “{ $text }” as “{ $similar }”?
problem-replaced = { $file } had been imported before.
    .kept = The new one takes its place.
    .todo = Nothing needs to be done.
problem-refused = { $what ->
    [broken] { $file } is damaged or cut off.
    [encrypted] { $file } is protected with a password.
    [nested] { $file } is an archive inside another archive.
    [text] { $file } is a text, not a table.
    [html] { $file } is a web page, whatever its name says.
    [hidden] { $file } is a hidden sheet; the sheets that are shown were read.
    [overlap] The files in { $file } share their bytes, as those of traps do.
   *[other] { $file } is a kind of file that Attain does not read ({ $what }).
}
    .kept = It was left out; the other files were read.
    .todo = { $advice ->
        [again] Download or export it again.
        [unlock] Save it without the password and drop it again.
        [unpack] Unpack it and drop the files in it.
        [spreadsheet] Open it in a spreadsheet program, save it as .xlsx or CSV, and drop that file.
        [numbers] Open it in Numbers, choose File › Export To › CSV, and drop that file.
        [document] If there is a table in it, copy the table and paste it here.
        [nothing] Nothing needs to be done.
        [unhide] Unhide the sheet and drop the workbook again if its rows are to count.
       *[other] Save it as CSV and drop it again.
    }
problem-unreadable = { $file } could not be read to its end: { $reason }
    .kept = It was left out; the other files were read.
    .todo = Check that it has not been moved or opened elsewhere, and drop it again.
problem-over-limit = { $limit ->
    [file-bytes] { $file } is larger than { $most } GB, the most that Attain reads.
    [columns] { $file } has more than { $most } columns, the most that Attain reads.
    [workbook-bytes] The texts in { $file } take more than { $most } MB, the most that Attain reads of a workbook.
    [nested-bytes] { $file } is larger than { $most } MB, the most that Attain opens inside an archive.
    [entries] { $file } holds more than { $most } files, the most that Attain opens at once.
    [inflation] { $file } would unpack to more than { $most } times its size; no table does that.
   *[other] The rows of { $file } do not fit into the memory that a browser gives a page.
}
    .kept = It was left out; the other files were read.
    .todo = { $limit ->
        [columns] Export only the columns you need.
        [workbook-bytes] Save its sheets as CSV and drop those files.
        [nested-bytes] Unpack the archive and drop the files in it.
        [entries] Unpack it and drop only the files you need.
        [inflation] Do not open it unless you know where it comes from.
       *[other] Export fewer years or fewer columns, or remove other files first.
    }
problem-near-limit = { $limit ->
    [file-bytes] { $file } is nearly as large as Attain can read ({ $most } GB).
    [columns] { $file } has nearly as many columns as Attain can read ({ $most }).
   *[other] With { $file } the rows nearly fill the memory that a browser gives a page.
}
    .kept = All of it was read.
    .todo = { $limit ->
        [columns] Export only the columns you need.
       *[other] Export fewer years or fewer columns before it grows further.
    }
problem-other-unit = “{ $column }” of { $file } is counted in another unit, as its header, a line above it or a column beside it says.
    .kept = They were multiplied by { $factor }.
    .todo = If they are whole amounts already, rename the column and import the file again.
problem-carried-down = { $count ->
    [one] { $count } row of { $file } has no “{ $column }”, because the name stands on the first row of its group only.
   *[other] { $count } rows of { $file } have no “{ $column }”, because the name stands on the first row of its group only.
}
    .kept = They have the name from the row above.
    .todo = Nothing needs to be done unless those rows belong to no group.
problem-lost-digits = { $count ->
    [one] { $count } id in “{ $column }” of { $file } has lost its last digits in a spreadsheet.
   *[other] { $count } ids in “{ $column }” of { $file } have lost their last digits in a spreadsheet.
}
    .kept = They count as empty: nothing is counted or joined by them.
    .todo = Export the file again and import it without opening it in a spreadsheet.
problem-zero-dash = { $count ->
    [one] { $count } cell of “{ $column }” in { $file } says nothing but a dash.
   *[other] { $count } cells of “{ $column }” in { $file } say nothing but a dash.
}
    .kept = They count as zero, since the column is written in an accounting format.
    .todo = Let them count as empty if there is no amount.
problem-placeholder = { $count ->
    [one] { $count } cell of “{ $column }” in { $file } says “{ $text }”.
   *[other] { $count } cells of “{ $column }” in { $file } say “{ $text }”.
}
    .kept = That counts as empty.
    .todo = Nothing needs to be done, unless it is a real value.
problem-unknown-dataset = It is unclear what the rows of { $file } are.
    .kept = The file is read, but no KPI uses it yet.
    .todo = Choose its dataset below.
problem-mixed-currencies = { $in ->
    [file] { $file } has amounts in several currencies: { $currencies }.
   *[other] “{ $column }” in { $file } has amounts in several currencies: { $currencies }.
}
    .kept = The rows are kept; amounts of different currencies are never added.
    .todo = Say what the currencies are worth, drop a file of rates, or filter by currency.
problem-exchanged = { $count ->
    [one] { $count } amount in { $from } was converted to { $to }.
   *[other] { $count } amounts in { $from } were converted to { $to }.
}
    .kept = Each at the rate of its day, or the latest before it, such as { $example }; those older than the first rate ({ $early }) at that one.
    .todo = Check that the rates are the right way round.
problem-not-sales = The rows of { $file } are { $document }, which are no sales.
    .kept = Nothing of it is used.
    .todo = Count them if they are sales all the same.
problem-other-revenue = The same sales stand there as { $used } and as { $document } ({ $file }).
    .kept = Revenue is that of the { $used }; the { $document } are not counted.
    .todo = Say which of them is your revenue.
problem-counted-beside = The sales in { $file } are counted beside the { $used }.
    .kept = Revenue is the sum of both.
    .todo = Remove the file if its sales are the same ones.
problem-given-back = { $count ->
    [one] { $count } row of { $file } is a credit note.
   *[other] { $count } rows of { $file } are credit notes.
}
    .kept = What was given back is taken off the revenue.
    .todo = Nothing needs to be done, unless it was taken off the invoices already: then remove the file.
problem-refunded = “{ $column }” in { $file } is what was given back ({ $count } rows).
    .kept = It is taken off the revenue.
    .todo = Nothing needs to be done.
problem-no-sale = { $count ->
    [one] { $count } row of { $file } says “{ $text }” and is no sale.
   *[other] { $count } rows of { $file } say “{ $text }” and are no sales.
}
    .kept = They are not counted.
    .todo = Say so if they are sales all the same.
problem-order-status = { $count ->
    [one] { $count } row of { $file } has the status “{ $text }”.
   *[other] { $count } rows of { $file } have the status “{ $text }”.
}
    .kept = They count as sales.
    .todo = Say whether they are sales.
problem-order-fields = { $count ->
    [one] { $count } further line of an order in { $file } leaves fields empty that stand on its first line.
   *[other] { $count } further lines of orders in { $file } leave fields empty that stand on their first lines.
}
    .kept = They count as those of the first line.
    .todo = Nothing needs to be done.
problem-net-amounts = “{ $column }” in { $file } includes taxes or shipping ({ $count } rows).
    .kept = The net amounts of another column count as revenue.
    .todo = Nothing needs to be done.
problem-order-totals = “{ $column }” in { $file } is the amount of whole orders ({ $count } rows).
    .kept = Each line counts with its own part, so that no order counts twice.
    .todo = Nothing needs to be done.
problem-spelled-otherwise = { $count ->
    [one] { $count } row of { $file } writes a name of “{ $column }” in another way than elsewhere: { $pairs }.
   *[other] { $count } rows of { $file } write names of “{ $column }” in other ways than elsewhere: { $pairs }.
}
    .kept = What differs only in case, in spaces or in the order of a person’s names was taken for one.
    .todo = Nothing needs to be done.
problem-converted = { $count ->
    [one] { $count } amount in { $file } stands there in the company’s currency too.
   *[other] { $count } amounts in { $file } stand there in the company’s currency too.
}
    .kept = Figures use the converted amounts of “{ $column }”.
    .todo = Nothing needs to be done.
problem-annualised = { $count ->
    [one] { $count } amount in { $file } is “{ $period }”.
   *[other] { $count } amounts in { $file } are “{ $period }”.
}
    .kept = They count { $times } times, as the amounts of a year, so that they can be added to yearly and single ones.
    .todo = Leave the column “{ $column }” unused below if the amounts are of a year already.
problem-unknown-period = { $count ->
    [one] { $count } amount in { $file } is for “{ $text }”: how often that is in a year is not known.
   *[other] { $count } amounts in { $file } are for “{ $text }”: how often that is in a year is not known.
}
    .kept = These amounts count as empty; the rest of their rows is used.
    .todo = Write monthly, quarterly, yearly or one-time in “{ $column }” and import the file again.
problem-worth-of-ended = { $count ->
    [one] { $count } contract in { $file } has ended and says 0 in “{ $column }”.
   *[other] { $count } contracts in { $file } have ended and say 0 in “{ $column }”.
}
    .kept = What they were worth before is not known, so earlier amounts and losses are too low.
    .todo = Export what they were worth while they ran.
problem-weighted = “{ $column }” in { $file } is weighted with the probability already.
    .kept = It was divided by the probability to know the amounts; what is at 0 % has none.
    .todo = Export the plain amount as well to know all amounts.
problem-still-runs = { $count ->
    [one] { $count } contract in { $file } was cancelled, as “{ $column }” says, but is active.
   *[other] { $count } contracts in { $file } were cancelled, as “{ $column }” says, but are active.
}
    .kept = They run on and have not ended.
    .todo = Nothing needs to be done, unless the status is out of date: then choose that its column is not used.
problem-other-scale = “{ $column }” in { $file } counts to { $best }, not to 5.
    .kept = The scores were converted to fifths, so that 4 and 5 are the satisfied answers.
    .todo = If they go to 5, say so in the header, such as “CSAT (1-5)”, and import the file again.
problem-not-yet = { $what ->
    [leads] { $count } contacts of { $file } have not become leads: “{ $column }” is empty.
    [subscriptions] { $count } contracts of { $file } ended by the end of their trial, as “{ $column }” says, and were never paid for.
   *[other] { $count } activities of { $file } have not taken place: “{ $column }” says “{ $text }”.
}
    .kept = They count nowhere.
    .todo = Nothing needs to be done, unless they should count: then choose that the column is not used.
problem-assumed-year = { $count ->
    [one] { $count } target of { $file } is for a period without a year.
   *[other] { $count } targets of { $file } are for periods without a year.
}
    .kept = They were taken for those of { $year }, the year of all sales.
    .todo = If another year is meant, write it beside the periods or into the name of the file.
problem-unknown-status = { $count ->
    [one] { $count } deal in { $file } is in the stage “{ $text }”, which says neither won nor lost.
   *[other] { $count } deals in { $file } are in the stage “{ $text }”, which says neither won nor lost.
}
    .kept = They count as open.
    .todo = Say what the stages mean.
problem-blank-stage = { $count ->
    [one] { $count } deal in { $file } has no stage in “{ $column }”, and nothing else says what became of it.
   *[other] { $count } deals in { $file } have no stage in “{ $column }”, and nothing else says what became of them.
}
    .kept = They count as open.
    .todo = Fill in the stages where they are known and import the file again.
problem-contradiction = { $count ->
    [one] { $count } deal in { $file } is something else by “{ $column }” than by “{ $other }”.
   *[other] { $count } deals in { $file } are something else by “{ $column }” than by “{ $other }”.
}
    .kept = “{ $column }” was taken.
    .todo = Correct the deals, or choose below that a column is not used.
problem-void-row = { $count ->
    [one] { $count } row of { $file } is deleted, a duplicate or a test: “{ $column }” says “{ $text }”.
   *[other] { $count } rows of { $file } are deleted, duplicates or tests: “{ $column }” says “{ $text }”.
}
    .kept = They count nowhere; deals among them are neither won, lost nor open.
    .todo = Nothing needs to be done, unless they should count after all.
problem-duplicate-record = { $how ->
    [copies] { $count } rows repeat { $records } records that stand elsewhere in the files. { $ids }
    [versions] { $count } rows are earlier versions of { $records } records with the same id. { $ids }
    [alike] { $count } rows are earlier states of { $records } records that stand again in a newer file, under the same name. { $ids }
    [snapshots] { $count } rows are of earlier snapshots (“{ $column }”) of { $records } deals, or of deals that are gone. { $ids }
    [programs] { $count } rows are of { $records } leads that stand in another file too, with the same e-mail address. { $ids }
    [lines] { $count } rows are further products of { $records } deals. { $ids }
    [stages] { $count } rows are earlier stages of { $records } deals. { $ids }
    [credit] { $count } rows are further people with a share in { $records } deals. { $ids }
    [accounts] { $count } rows are further companies of { $records } deals. { $ids }
    [kept] { $count } rows seem to repeat others, and all of them count.
    [twice] { $count } rows without an id say the same as another row of the file. { $ids }
   *[other] { $count } rows have the id of another row, but tell of something else. { $ids }
}
    .kept = { $how ->
        [copies] Each record counts once.
        [versions] The one modified last counts; where no column says so, the last row.
        [alike] Each record counts once, as the newest file has it.
        [snapshots] Each deal counts once, as it was last; an open one that the last snapshot has no more counts nowhere.
        [programs] Each lead counts once, as far as it has come in any file.
        [lines] Each deal counts once; products have the amounts of their lines where each line has one, else by product it belongs to none.
        [stages] Each deal counts once, in the stage that it entered last.
        [credit] Each deal counts once; people have their shares of it where these make one whole, else the person with the largest has it.
        [accounts] Each deal counts once, for the first of its companies.
       *[other] All of them count.
    }
    .todo = { $how ->
        [strangers] Check the ids.
        [twice] If a row was entered twice, take it out of the file and import it again.
        [alike] Nothing needs to be done, unless these are different ones: then let every row count.
        [snapshots] Nothing needs to be done, unless these are different ones: then let every row count.
        [programs] Nothing needs to be done, unless these are different ones: then let every row count.
       *[other] Nothing needs to be done, unless “{ $column }” is no id: then choose that the column is not used.
    }
problem-end-before-start = { $count ->
    [one] { $count } row of { $file } ended (“{ $column }”) before it began (“{ $start }”).
   *[other] { $count } rows of { $file } ended (“{ $column }”) before they began (“{ $start }”).
}
    .kept = They count, but have no duration.
    .todo = Correct the dates and import the file again.
problem-undated = { $count ->
    [one] { $count } row of { $file } has no date in “{ $column }”.
   *[other] { $count } rows of { $file } have no date in “{ $column }”.
}
    .kept = They belong to no period, and count only where none is chosen.
    .todo = Fill in the dates and import the file again.
problem-unknown-kind = { $count ->
    [one] { $count } row of { $file } says “{ $text }” in “{ $column }”; it is unclear what that means.
   *[other] { $count } rows of { $file } say “{ $text }” in “{ $column }”; it is unclear what that means.
}
    .kept = They count, but figures that ask for one meaning of “{ $column }” cannot be given.
    .todo = Say what it means.

## Why a figure cannot be given

unavailable-no-dataset = No file with { $dataset } has been imported.
unavailable-empty-dataset = The file with { $dataset } has a header but no rows.
unavailable-no-field = No column of { $dataset } is mapped to { $field }.
unavailable-no-dimension = { $dataset } cannot be filtered or broken down by { $dimension }.
unavailable-by = Not available by { $dimension }.
unavailable-no-member = Cannot be filtered by { $dimension }: nothing that is counted here has that.
unavailable-no-rows = No row matches the period and filters.
unavailable-no-target = There is no target for this period.
unavailable-no-values = { $count ->
    [one] { $count } row matches, but its “{ $field }” is empty.
   *[other] { $count } rows match, but “{ $field }” is empty in all of them.
}
unavailable-only-today = The file of { $dataset } says what “{ $field }” is today, not what it was then.
unavailable-no-times = The dates in “{ $field }” of { $dataset } have no time of day, so hours cannot be told.
unavailable-no-base = The earlier figure is zero or less, so there is nothing to grow from.
unavailable-no-root = A figure below zero has no square root.
unavailable-no-model = Fewer than 30 customers have bought again, or what they bought shows no pattern to foresee more from.
unavailable-not-in-sql = Only Attain can work this out, not a query.
unavailable-divided-by-zero = There is nothing to divide by in this period.
unavailable-no-comparison = Choose a period to compare with.
unavailable-unknown-texts = Nobody has said yet what all texts of { $field } in { $dataset } mean.
unavailable-mixed-currencies = Amounts in several currencies are not added.
unavailable-no-parameter = The setting { $name } is missing.
unavailable-too-large = The result is too large to show.
unavailable-bad-formula = The formula has an error: { $message }
