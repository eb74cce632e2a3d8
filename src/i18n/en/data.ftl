## Data page

data-title = Data
data-lead = What was read from your files, and what Attain takes each column for.
data-files = Files
files-search = Search the files
columns-search = Search the columns
data-size = Size
data-dataset-unknown = Not recognised
data-dataset-choose = What one row of { $file } is
document-quote = quotes
document-purchase-order = purchase orders
document-credit-note = credit notes
document-invoice = invoices
document-order = orders
standing-no-sales = These are { $document }: not sales, not used
standing-other-revenue = These are { $document }: not counted, since other documents are your revenue
standing-given-back = These are { $document }: taken off the revenue
standing-counted = These are { $document }
data-rows-read = Rows read
data-rows-sum = { $read } read = { $kept } kept + { $aside } set aside
data-columns-used = { $used } of { $all } columns used
data-column = Column
data-field = Mapped to
data-field-none = Not used
data-field-choose = What the column { $column } means
data-type = Type
data-filled = Filled
data-misfits = Do not fit
data-examples = Examples
data-question = In “{ $column }”, how is { $example } to be read?
data-encoding = Encoding
data-delimiter = Delimiter
data-problems = Problems
data-problems-none = No problems found.
data-joins = Joins
data-joins-lead = How rows find the account, person or product they name.
data-join = { $from } → { $to }
data-join-by = by { $field }
data-join-matched = { $matched } of { $keyed } found
data-routes = Where a dimension comes from
data-route = { $dataset }: { $dimension }
data-merge = Treat “{ $from }” as “{ $to }”
data-merge-undo = Keep “{ $from }” and “{ $to }” apart
data-merged = “{ $from }” counts as “{ $to }”
rates-title = Currencies
rates-lead = Amounts are converted at the rate of their day. Drop a CSV file with date, currency and rate, or type rates here; what is typed goes first, whatever the day.
rates-reporting = Figures are in
rates-one = 1 { $from } in { $to }
rates-typed = { $count ->
    [one] { $count } row, at the rate typed here
   *[other] { $count } rows, at the rate typed here
}
rates-of-files = { $count ->
    [one] { $count } row, at the rates of the files
   *[other] { $count } rows, at the rates of the files
}
rates-missing = { $count ->
    [one] { $count } row; no rate leads from it
   *[other] { $count } rows; no rate leads from it
}
data-remove = Remove { $file }

## What the columns hold

column-text = text
column-key = identifier
column-number = number
column-date = date
column-empty = empty
date-order-ymd = year, month, day
date-order-mdy = month, day, year
date-order-dmy = day, month, year
decimal-mark-point = a decimal point (1,234.50)
decimal-mark-comma = a decimal comma (1.234,50)

## What is kept

storage-title = Kept in this browser
storage-used = { $size } of files
storage-settings = Settings, filters, column choices, pinned KPIs, targets, plans and own KPIs
storage-keep = Keep the files for the next visit
storage-off = Files are not kept: you will have to choose them again after a reload.
storage-none = Nothing is kept.
erase = Erase everything
erase-question = Erase everything?
erase-explained = All files, settings, filters, column choices, pinned KPIs, targets, plans and own KPIs are deleted from this browser. Your own files on disk stay. This cannot be undone.
erase-confirm = Erase
erase-done = Everything was erased.

## Privacy page

privacy-title = Privacy
privacy-lead = Attain is a page without a server. Your files are read by this tab and never leave it.
privacy-where-title = What is kept, and where
privacy-where-files = The files you drop lie in this browser’s private file system, so that a reload brings them back. No other site can read them. You can turn this off on the Data page.
privacy-where-settings = Settings, filters, column choices, pinned KPIs, targets, plans and own KPIs lie in this browser’s local storage.
privacy-where-else = Anything else
privacy-where-nothing = Nothing else is kept: no cookies, no analytics, no account.
privacy-requests-title = Requests since the page loaded
privacy-requests-note = Counted by your browser for the page and its engine while you use them.
privacy-check-title = Check it yourself
privacy-check-network = Open your browser’s developer tools, choose Network, and drop a file: from then on the list stays as it is.
privacy-check-offline = Or disconnect from the internet after the page has loaded: everything keeps working, also after erasing and after a fault.
privacy-check-policy = Once it is loaded, the page’s Content-Security-Policy forbids it and its engine every connection, even to the place it came from; the browser enforces that, and it cannot be taken back.
privacy-check-limits = What no policy of a page can forbid: that somebody follows a link or opens another page, what extensions of the browser do, and in some browsers direct connections between browsers (WebRTC). Attain does none of it; whoever wants to be certain turns the network off.
privacy-erase-title = Take it all back
privacy-badge = Nothing leaves this tab
