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
page-furniture = left out { $text }, a page number, running head, footnote or caption
wrong-tag-believed = { $document }: what is tagged as { $tag } is in { $language }, and is taken for it
wrong-tag = { $document }: what is tagged as { $tag } is in { $language }, as the other side is
wrong-name = { $file }: its name says { $named }, its text is in { $language }
included = { $document }: read { $file }, which it includes
not-included = { $document }: { $file }, which it includes, was not read: { $why }
aligned-table = { $document }: a table in { $source } and { $target }, aligned already; rows: { $rows }
other-languages =
    { $document }: left out { $units ->
        [one] 1 unit
       *[other] { $units } units
    } of other languages
unknown-mark = { $document }: row { $rows }: “{ $mark }” is no status, and was left out; write confirmed or corrected

## What was not checked

unchecked = between { $source } and { $target }, of which too little is known, these are not looked for: { $what }
unchecked-words = clauses, names and keywords without a counterpart
unchecked-polarity = negations and opposites
unchecked-number-words = numbers in words

## Texts that are refused

refused = { $what }: { $why }{ $lines }{"\u000A"}  { $advice }; --force takes them as they are
refused-swapped = the languages are the wrong way round
refused-language = a text is not in its language
refused-unrelated = these texts are no translations of each other
advice-swapped = exchange --source and --target, or the files
advice-language = name the languages of both with --source and --target, or neither
advice-unrelated = look whether these are the right files, or lines
line-below = { $before }{"\u000A"}  { $line }
beside-the-pairs = left out “{ $text }”, which stands beside the pairs
line-below-title = left out { $text }, between title and abstract
columns-in-turn = the blocks of two columns stand in turn from here on; each column was read by itself
lone-part = left out “{ $heading }”: the other text has none
looked-at = looked at { $note }
srx-possessive = { $file }: { $count ->
    [one] a pattern has
   *[other] { $count } patterns have
  } atomic groups or possessive quantifiers, which are read as ordinary ones
line-numbers = left out { $count } numbers of lines
lines-empty = lines { $ranges } hold no text
lines-unknown = the language of lines { $ranges } cannot be told; name it with --source or --target
language-unknown = its language cannot be told; name it with --source or --target
one-language = both texts are in { $language }; name the languages with --source and --target if that is wrong
no-such-file = No such file or folder; look at its name and its folder
no-such-file-near = No such file or folder; did you mean { $near }?
too-large = is { $size } MB, and no more than { $limit } MB are read as one document; split it
left-alone = this file was not written by cotejo, or was changed since, and is left as it is; choose another place, or replace it with --force, which keeps it under another name

## What was done

decisions-taken =
    { $file }: { $count ->
        [one] 1 decision
       *[other] { $count } decisions
    } taken over
changes-taken =
    { $file }: { $count ->
        [one] 1 change of segments
       *[other] { $count } changes of segments
    } taken over
decisions-and-changes-taken =
    { $file }: { $decisions ->
        [one] 1 decision
       *[other] { $decisions } decisions
    } and { $changes ->
        [one] 1 change of segments
       *[other] { $changes } changes of segments
    } taken over
pins-taken =
    { $file }: { $count ->
        [one] 1 bead taken as it is
       *[other] { $count } beads taken as they are
    }, { $corrected } of them corrected
wrote = wrote { $file }
wrote-units =
    wrote { $file } ({ $units ->
        [one] 1 unit
       *[other] { $units } units
    })
wrote-memory-and-bitext =
    wrote { $memory } ({ $units ->
        [one] 1 unit
       *[other] { $units } units
    }) and { $bitext }
wrote-memories =
    { $count ->
        [one] wrote 1 memory (.tmx) and its bitext file (.cotejo.json)
       *[other] wrote { $count } memories (.tmx) and bitext files (.cotejo.json)
    } to { $folder }
wrote-baseline = wrote { $file }, findings accepted: { $count }{ $note }
baseline-kept = ; { $count } of them in documents that were not checked now are kept as they were
kept-as = { $file } as it was is kept as { $name }
forbidden-characters =
    { $file }: left out { $count ->
        [one] 1 character
       *[other] { $count } characters
    } that XML forbids
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
learned =
    learned { $words ->
        [one] 1 pair
       *[other] { $words } pairs
    } of words, { $source } and { $target }, from { $beads ->
        [one] 1 bead
       *[other] { $beads } beads
    }
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
is-a-folder = is a folder; name the files in it
folder-needed = is no folder; name one for what is written
one-report-printed = only one report can be printed; give the others files, as -f sarif=FILE

## What was lost or left out of a memory

lost-characters =
    { $count ->
        [one] 1 character that XML forbids was left out
       *[other] { $count } characters that XML forbids were left out
    }
lost-breaks =
    { $count ->
        [one] 1 line break or tab within a text became a blank
       *[other] { $count } line breaks and tabs within texts became blanks
    }
lost-properties =
    { $count ->
        [one] 1 property was left out: the format has no place for it
       *[other] { $count } properties were left out: the format has no place for them
    }
lost-dates =
    { $count ->
        [one] 1 date was left out: the format has no place for it
       *[other] { $count } dates were left out: the format has no place for them
    }
lost-provenance =
    { $count ->
        [one] 1 name of an author or a tool, or count of use, was left out: the format has no place for it
       *[other] { $count } names of authors and tools, and counts of use, were left out: the format has no place for them
    }
lost-states =
    { $count ->
        [one] 1 state of a unit was left out: the format has no place for it
       *[other] { $count } states of units were left out: the format has no place for them
    }
lost-codes =
    { $count ->
        [one] 1 inline code was left out: the format has no place for it
       *[other] { $count } inline codes were left out: the format has no place for them
    }
lost-tags =
    { $count ->
        [one] 1 language tag became that of the file
       *[other] { $count } language tags became those of the file
    }
skipped-untranslated =
    { $count ->
        [one] 1 unit without a translation was left out
       *[other] { $count } units without a translation were left out
    }
skipped-header =
    { $count ->
        [one] 1 note, property, author or date of the header was left out
       *[other] { $count } notes, properties, authors and dates of the header were left out
    }
skipped-attributes =
    { $count ->
        [one] 1 attribute of a unit (datatype, segtype, o-tmf or o-encoding) was left out
       *[other] { $count } attributes of units (datatype, segtype, o-tmf, o-encoding) were left out
    }
skipped-proposals =
    { $count ->
        [one] 1 proposal beside a translation (alt-trans, match) was left out
       *[other] { $count } proposals beside translations (alt-trans, match) were left out
    }
skipped-cells =
    { $count ->
        [one] 1 text in a column without a name or of a further language was left out
       *[other] { $count } texts in columns without a name or of further languages were left out
    }
skipped-texts-of-codes =
    { $count ->
        [one] 1 text within an inline code (sub) became part of the code
       *[other] { $count } texts within inline codes (sub) became part of the codes
    }
units-left-out =
    { $count ->
        [one] 1 unit was left out, as the options ask
       *[other] { $count } units were left out, as the options ask
    }
units-of-other-languages =
    { $count ->
        [one] 1 unit between other languages was left out
       *[other] { $count } units between other languages were left out
    }
units-of-languages-not-named =
    { $count ->
        [one] 1 unit between other languages was left out
       *[other] { $count } units between other languages were left out
    }; --source and --target name them
filled-with-the-newest =
    { $count ->
        [one] 1 segment has several translations
       *[other] { $count } segments have several translations
    } in the memory: the newest was taken, to be reviewed
filled-with-other-codes =
    { $count ->
        [one] 1 segment has other inline codes than the memory: it was
       *[other] { $count } segments have other inline codes than the memory: they were
    } filled to be reviewed
none-filled = none: no match of { $threshold } % or more (--threshold)
not-filled =
    { $count ->
        [one] 1 segment has a target, or is not to be translated, and stays as it is
       *[other] { $count } segments have a target, or are not to be translated, and stay as they are
    }
wrote-filled = wrote { $file } ({ $filled } of { $of } empty targets filled)
fixes-to-apply =
    { $count ->
        [one] 1 fix
       *[other] { $count } fixes
    } to apply; nothing was written

## Fixes, copies and entries

wrote-fixes =
    wrote { $file } ({ $count ->
        [one] 1 fix
       *[other] { $count } fixes
    })
fix-left-out = { $name }: left out: { $fix }: { $why }
copy-left-out = left out: { $file }: it is the mended copy of a file that is mended
note = note: { $name }: { $what }
glossary-lost =
    { $file }: { $when ->
        [reading] not kept when reading
       *[writing] not held by this form
    }: { $field } (of { $concepts })

## What became of the units of a memory

units-not-imported = { $name }: units that could not be read: { $count }; the rest was taken in: { $taken }
imported =
    { $name }: { $count ->
        [one] 1 new unit
       *[other] { $count } new units
    }{ $others }
imported-known = { $count } known already, from another place
imported-same = { $count } known already as they are
imported-conflicting = { $count } of the new ones with another translation than one that was there
unit-is-now = unit { $before } is unit { $now } now
units-taken-out =
    { $count ->
        [one] 1 unit was
       *[other] { $count } units were
    } taken out
remembered =
    { $name }: { $count ->
        [one] 1 new unit
       *[other] { $count } new units
    } that people confirmed or corrected
wrote-not-preferred =
    wrote { $file } ({ $count ->
        [one] 1 unit that was
       *[other] { $count } units that were
    } not preferred)
translations = translations:
hits =
    { $count ->
        [one] 1 hit
       *[other] { $count } hits
    }
hits-cut =
    { $count ->
        [one] 1 hit
       *[other] { $count } hits
    }; there may be more (--most)
