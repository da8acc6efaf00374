# Notes and errors: what is said beside the results, on standard error.

# anything that has no text of its own in the catalogue
plain = { $text }

## Notes on how an input was read

taken = { $document }: { $language } from { $parts }
part-lines =
    { $part ->
        [title] title
        [keywords] keywords
       *[text] text
    } { $count ->
        [one] line
       *[other] lines
    } { $lines }
part-none = no title
part-more = { $before }, { $part }
line-note = { $document }: { $note }
line-note-of = { $document }: { $language }: { $note }
on-line = line { $line }: { $what }
page-furniture = left out { $text }, a page number or running head
wrong-tag-believed = { $document }: what is tagged as { $tag } is in { $language }, and is taken for it
wrong-tag = { $document }: what is tagged as { $tag } is in { $language }, as the other side is
wrong-name = { $file }: its name says { $named }, its text is in { $language }
included = { $document }: read { $file }, which it includes
not-included = { $document }: { $file }, which it includes, was not read: { $why }
aligned-table = { $document }: a table in { $source } and { $target }, aligned already; rows: { $rows }
other-languages = { $document }: left out { $units } units of other languages

## What was not checked

unchecked = between { $source } and { $target }, of which too little is known, these are not looked for: { $what }
unchecked-words = clauses, names and keywords without a counterpart
unchecked-polarity = negations and opposites
unchecked-number-words = numbers in words

## Texts that are refused

refused = { $what }: { $why }{ $lines }{"\u000A"}  { $advice }; --force takes them as they are
refused-swapped = the languages are the wrong way round
refused-unrelated = these texts are no translations of each other
advice-swapped = exchange --source and --target, or the files
advice-unrelated = look whether these are the right files, or lines
line-below = { $before }{"\u000A"}  { $line }
article-beside-text = is an article in XML, and the other input is a text; give two of a kind
lone-part = left out “{ $heading }”: the other text has none
looked-at = looked at { $note }
lines-empty = lines { $ranges } hold no text
lines-unknown = the language of lines { $ranges } cannot be told; name it with --source or --target
language-unknown = its language cannot be told; name it with --source or --target
one-language = both texts are in { $language }; name the languages with --source and --target if that is wrong
no-such-file = { $error }; look at its name and its folder
no-such-file-near = { $error }; did you mean { $near }?
too-large = is { $size } MB, and no more than { $limit } MB are read as one document; split it
left-alone = this file was not written by cotejo, or was changed since, and is left as it is; choose another place, or replace it with --force, which keeps it under another name

## What was done

wrote = wrote { $file }
wrote-units = wrote { $file } ({ $units } units)
wrote-memory-and-bitext = wrote { $memory } ({ $units } units) and { $bitext }
wrote-memories = wrote { $count } memories (.tmx) and bitext files (.cotejo.json) to { $folder }
wrote-baseline = wrote { $file }, findings accepted: { $count }{ $note }
baseline-kept = ; { $count } of them in documents that were not checked now are kept as they were
kept-as = { $file } as it was is kept as { $name }
forbidden-characters = { $file }: left out { $count } characters that XML forbids
see-verbose = --verbose shows what was found, -f html=FILE writes a page of it
suppressions-title = For cotejo.toml, with a reason of your own:
suppression-unused = { $place }: this suppression of { $rule } is not needed any more: no finding is like it
config-used = { $file }: this configuration is used
config-used-off = { $file }: this configuration is used; it switches off { $off }
off-rule = the rule { $rule }
off-glossary = the glossary that ships
off-suppressions =
    { $count ->
        [one] the findings of a suppression
       *[other] the findings of { $count } suppressions
    }
off-baseline = the findings in { $file }
off-status = exit status 1
learned = learned { $words } pairs of words, { $source } and { $target }, from { $beads } beads
init-wrote = wrote { $file }; open it and take the # from the settings you want
review-address = this is the address of the page, for this machine only; Ctrl+C ends it
review-no-browser = no browser could be started; open the address in one
review-nothing = nothing was corrected, and nothing was written

## What could not be done

units-unread = { $name }: units that could not be read: { $count }; the rest was read: { $read }
entries-unread = { $name }: entries that could not be read as they are: { $count }; the rest is used
inputs-failed = inputs that could not be done: { $failed }; the rest was read: { $read }{ $left }
files-left-out = ; files left out: { $count }
strict-nothing = nothing was written, because of --strict
folder-needed = is no folder; name one for what is written
one-report-printed = only one report can be printed; give the others files, as -f sarif=FILE
