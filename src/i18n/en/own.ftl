## Own KPIs

nav-editor = Own KPI
own-family = Your own
own-new = New KPI
own-edit = Edit
own-copy = Write your own from this
own-title-new = New KPI
own-lead = Write a formula: names are completed, and its value appears while you type.
own-back = All KPIs
own-gone = There is no own KPI at this address. It may have been deleted.
own-name = Name
own-id = In formulas: { $id }
own-definition = What it says (optional)
own-formula = Formula
own-formula-keys = Tab or Enter takes a name, Esc closes the list, Ctrl Space opens it.
own-fits = Names that fit here
own-error-at = At “{ $part }”: { $message }
own-better = Better
own-better-higher = the higher
own-better-lower = the lower
own-better-neither = neither
own-unit = Shown as
own-unit-percent = percent
own-unit-factor = times: 1.5 ×
own-unit-number = number: 1.5
own-value = Value now
own-value-none = Its value will stand here.
own-by = Broken down by
own-by-none = nothing
own-save = Save KPI
own-discard = Discard
own-delete = Delete KPI
own-deleted = “{ $name }” was deleted, with its pin and its targets.
own-unfinished-no-name = Give it a name.
own-unfinished-no-formula = Write its formula.
own-unfinished-unchecked = The formula is still being checked.
own-unfinished-wrong-formula = The formula has an error.
own-unfinished-no-room = There are as many own KPIs as there can be. Delete one first.

# The reference beside the editor
own-reference = The language
own-reference-search = Search the language
own-reference-insert = Insert { $text }
own-reference-nothing = Nothing in the language matches your search.
own-word-and = Both conditions hold
own-word-or = Either condition holds
own-word-not = The condition does not hold
own-word-empty = Without a value
own-word-not-empty = With a value
own-word-won = Deals that were won
own-word-lost = Deals that were lost
own-word-open = Deals that are open

# All that is kept, as one file
workspace-save = Save the workspace
workspace-open = Open a workspace
workspace-explained = One file with settings, targets, plans, choices about files and your own KPIs, without a row of your data.
workspace-opened = The workspace was opened. Undo takes its decisions back.
workspace-opened-in-part = The workspace was opened, except for parts that this Attain cannot read: { $what }. Undo takes its decisions back.
workspace-none = This is no workspace that this Attain can read. Nothing was changed.
