# The page of findings, in English.

page-skip = Skip to the texts
page-beads =
    { $beads ->
        [one] 1 bead
       *[other] { $beads } beads
    }, { $alike } of them one to one.
page-not-read = Not read
page-nothing-found = Nothing was found.
