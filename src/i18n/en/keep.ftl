## What is kept, and what became of it

problem-changed = { $file } was changed while it was read, or since.
    .kept = It was left out; the other files were read.
    .todo = Choose it again once nothing writes to it.
problem-kept-changed = What this browser kept of { $file } is not what was read of it: it is cut off or changed.
    .kept = It is not used; the other files are.
    .todo = Choose { $file } again.
problem-kept-gone = { $file } was kept in this browser and is not there any more.
    .kept = It is not used; the other files are.
    .todo = Choose { $file } again.
problem-not-kept = { $file } could not be kept when it was imported.
    .kept = It is not used; the other files are.
    .todo = Choose { $file } again.
error-not-reread = That was taken back, since the file could not be read again: { $reason }
error-storage-broken = The list of the files kept in this browser cannot be read: none of them is shown, and what is there stays untouched. Choose your files again; erase everything on the Data page to keep files anew.
error-storage-newer = A newer Attain keeps files in this browser. They stay untouched, and this page keeps nothing. Reload the page to get the newer Attain.
unkept-full = The browser has no room for { $files }: after a reload that will not be here, everything else will. Free some space and import it again.
unkept-forbidden = The browser did not let the page keep { $files }: after a reload that will not be here, everything else will.
unkept-changed = { $files } has changed since it was read, so it was not kept. The figures are those of what was read; import it again to have the new ones.
crashed-no-files = The engine stopped and was started again. Settings and decisions are as they were. ({ $message })
crashed-lost = The engine stopped and was started again. The files were not kept: choose them again. Settings and decisions are as they were. ({ $message })
crashed-by-kept = The engine stopped while it read the kept files. They are still there; try again, choose other files, or erase everything on the Data page. ({ $message })
engine-silent = { $seconds ->
    [one] The engine has not answered for { $seconds } second. It may be busy; if this goes on, start it again: the kept files are then read again.
   *[other] The engine has not answered for { $seconds } seconds. It may be busy; if this goes on, start it again: the kept files are then read again.
}
engine-missing = The engine could not be started: { $reason } Attain needs WebAssembly and workers, and its own files from where the page lies.
try-again = Try again
reload = Reload the page
