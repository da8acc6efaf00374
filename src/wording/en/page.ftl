# The page of findings, in English.

page-skip = Skip to the texts
page-documents =
    { $count ->
        [one] 1 document
       *[other] { $count } documents
    }
page-beads =
    { $beads ->
        [one] 1 bead
       *[other] { $beads } beads
    }, { $alike } of them one to one.
page-least-sure = Least sure:
page-bead = bead { $bead }
page-not-read = Not read
page-nothing-found = Nothing was found.
page-found = What was found
page-only-these = Show only these

## Severities

page-error = error
page-warning = warning
page-info = info
page-errors = Errors
page-warnings = Warnings
page-infos = Infos

## How the page was made

page-date = Date
page-languages = Languages
page-glossaries = Glossaries
page-shipped-glossary = the one that ships
page-no-glossary = none
page-configuration = Configuration
page-no-configuration = none
page-version = Version

## The table of documents

page-documents-title = Documents
page-with-findings = { $count } with findings
page-document-column = Document
page-beads-column = Beads
page-least-sure-column = Least sure

## Terms

page-terms = One term, one translation
page-terms-varying =
    { $varying } of { $count ->
        [one] 1 concept
       *[other] { $count } concepts
    } by several terms
page-terms-uniform =
    { $count ->
        [one] 1 concept by one term
       *[other] { $count } concepts, each by one term
    }
page-terms-others = The other concepts
page-concept = Concept
page-source = Source
page-target = Target
page-place = { $document }, bead { $bead }
page-in-documents = in { $count } documents
page-status =
    { $status ->
        [admitted] admitted
        [deprecated] deprecated
        [superseded] superseded
       *[preferred] preferred
    }
page-word-groups = Recurring words that no glossary lists
page-word-groups-counted = { $count } by several translations
page-word-group = Word group
page-translations = Translations

## The filter

page-filter-title = Findings and texts
page-search = Search the texts
page-filter = Filter
page-filter-on = Filter: on
page-rule = Rule
page-all-rules = All rules
page-severities = Severities shown
page-only = Only with findings
page-steps = Step through documents and findings
page-previous-document = Previous document
page-next-document = Next document
page-previous-finding = Previous finding
page-next-finding = Next finding
page-nothing-fits = Nothing fits.
page-show-all = Show all
page-findings-counted =
    { $count ->
        [one] { $number } finding
       *[other] { $number } findings
    }
page-beads-counted =
    { $count ->
        [one] { $number } bead
       *[other] { $number } beads
    }
page-findings-in-beads = { $findings } in { $beads }
page-findings-in-some-beads = { $findings } in { $shown } of { $beads }

## A document

page-at = at
page-bead-label = Bead
page-moved = moved
page-confidence = confidence
page-no-counterpart = no counterpart
page-source-line = source line { $line }
page-target-line = target line { $line }

## What a reader decides

page-save = Save decisions ({ $number })
page-keep = Keep
page-cancel = Cancel
page-confirm = Confirm
page-confirm-bead = Confirm bead { $number }
page-comment = Comment
page-comment-on-bead = Comment on bead { $number }
page-accept = Accept
page-accept-finding = Accept this finding of { $rule }
page-ignore = Ignore
page-ignore-finding = Ignore this finding of { $rule }
page-why-ignore = Why is this finding to be ignored?

## The end

page-explanations = What the rules look for
page-legend =
    A number on the string is a bead: the segments on its sides translate each other; its ring is as full as the aligner
    is sure. Terms of the same colour are one concept.
page-deciding =
    Confirm beads, comment on them, accept or ignore findings; “Save decisions” makes a file that “cotejo review --apply”
    and “cotejo align --pins” take.
page-written-by = Written by cotejo { $version }.
page-keys = Keys:
page-key-next-finding = next finding
page-key-previous-finding = previous finding
page-key-next-document = next document
page-key-previous-document = previous document
page-key-search = search
page-key-terms = from term to term
page-key-counterpart = to its counterpart
