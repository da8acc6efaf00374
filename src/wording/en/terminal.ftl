# What is printed to be read: the table of beads, the findings, the lines and totals, explanations.

## Severities

severity =
    { $severity ->
        [error] error
        [warning] warning
       *[info] info
    }
errors =
    { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
warnings =
    { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
infos =
    { $count ->
        [one] 1 info
       *[other] { $count } infos
    }
# the reason of a finding, and what to write
label-note = note
label-help = help

## Lines and totals

beads =
    { $count ->
        [one] 1 bead
       *[other] { $count } beads
    }
documents =
    { $count ->
        [one] 1 document
       *[other] { $count } documents
    }
summary = { $name }: { $beads } ({ $kinds }), least confidence { $least }{ $review }; { $findings }
summary-review = {" "}({ $count } to review)
total = { $documents }, { $beads }: { $findings }{ $worst }{ $failures }
total-worst = ; worst: { $name } ({ $findings })
total-failures = ; not read: { $count }
not-read = { $input }: not read: { $reason }

## The table of beads

table-confidence = conf
table-moved = { $kind } moved

## Why a bead is as it is

explanation = bead { $number } ({ $kind }, confidence { $confidence })
label-for = for
label-against = against
label-instead = instead
and-more = {" "}and { $count } more
no-words = no segment of the other text has its words
known-pair = the memory has the same pair
linked-words = { $source } % of the words of the source are in the target, { $target } % the other way: { $words }
both-have = both have { $items }
both-have-heading = both have a heading of { $class }
lengths-fit = the lengths fit (the target is { $times } times what is expected)
words-elsewhere-source = words of the source that other segments of the target have: { $words }
words-elsewhere-target = words of the target that other segments of the source have: { $words }
source-lacks = the source lacks { $items }
target-lacks = the target lacks { $items }
source-lacks-heading = the source has no heading of { $class }
target-lacks-heading = the target has no heading of { $class }
no-known-words = no word of the source is known to be in the target
lengths-differ = the target is { $times } times as long as expected
rival = source { $source } with target { $target } (probability { $probability })
nothing = nothing

## A rule explained

rule-wrong = Wrong{ $glossary }
rule-right = Right{ $glossary }
rule-glossary = {" "}(with the glossary that ships)
rule-off = To switch it off: `--rule { $rule }=off`, or `{ $rule } = "off"` under `[rules]` in `cotejo.toml`.

## Terms

concepts =
    one term, one translation: { $concepts ->
        [one] 1 concept
       *[other] { $concepts } concepts
    }, { $varying } by several terms
concept = concept
word-groups =
    in no glossary: { $count ->
        [one] 1 recurring word group
       *[other] { $count } recurring word groups
    } with several translations
word-group = word group
translations = translations
in-documents = {" "}in { $count } documents

## Faults of files

faults = { $errors }, { $warnings }, { $mended } mended
more-places = and in { $count ->
        [one] 1 more place
       *[other] { $count } more places
    }
mended = mended in the copy
fix-mends = --fix mends it
in-concept = in concept { $concept }

## Memories

unit = unit { $number }
unit-changed =
    { $action ->
        [edit] edit
       *[delete] delete
    } unit { $number }
in-all = in all
memory-units = units
memory-occurrences = occurrences of them
memory-conflicting = sources with several targets
memory-languages = from { $source } to { $target }
memory-file = in { $file }
match-none = no match
match-in-context = in context
match-only-numbers = only numbers differ
match-put-right = numbers put right
leverage-match = match
leverage-segments = segments
leverage-words = words
leverage-share = words %
leverage-repetitions = repetitions
leverage-none = none
leverage-total = total

## Fixes

fix = { $rule }: bead { $bead }, { $side } line { $line }: “{ $from }” → “{ $to }”

## Glossaries

glossary-total =
    { $concepts ->
        [one] 1 concept
       *[other] { $concepts } concepts
    }, { $terms ->
        [one] 1 term
       *[other] { $terms } terms
    }
glossary-subjects = subjects: { $subjects }
glossary-terms = terms
glossary-preferred = preferred
glossary-admitted = admitted
glossary-deprecated = deprecated
glossary-superseded = superseded
glossary-without-status = no status
glossary-acronyms = acronyms
glossary-missing = missing
glossary-longest = longest

## How far it is

progress = { $done } of { $all }, { $left } left
progress-of-bytes = { $share } %: { $what } { $done }, { $left } left
