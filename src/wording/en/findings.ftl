# What the rules of `cotejo check` say, in English.
#
# A message is named after its rule. `-why` says why it was found, `-suggestion` what to write instead.

## Terms

term-missing = no term for “{ $term }” in the target
term-rendered = “{ $term }” rendered by “{ $other }”
term-missing-why = the target has none of { $accepted }
term-reverse = “{ $term }” stands for nothing in the source
term-reverse-why = the source has none of { $accepted }
term-deprecated = “{ $term }” is a deprecated term
term-deprecated-why = the glossary advises against it
term-deprecated-note = { $note }
term-not-preferred = “{ $term }” is admitted, { $preferred } preferred
term-not-preferred-why = both are right; the glossary prefers one
term-inconsistent = “{ $term }” here, “{ $before }” before, for one concept
term-inconsistent-why = readers take two terms for two things
term-inconsistent-suggestion = write “{ $before }” throughout, or this term throughout

term-form = “{ $text }” is “{ $term }” ({ $form }); { $why }
# what the words of the text are
form =
    { $form ->
        [plural] plural
        [feminine] feminine
        [feminine-plural] feminine plural
        [masculine-plural] masculine plural
        [participle] participle
        [gerund] gerund
        [past] past
        [third-person] third person
        [form-with-pronoun] form with pronoun
        [possessive] possessive
        [possessive-plural] possessive plural
        [without-its-accent] without its accent
       *[form] form
    }
term-suggestion = write { $terms }

# Several terms: “a”, “b” or “c”
choice-one = “{ $term }”
choice-more = { $before }, “{ $term }”
choice-last = { $before } or “{ $term }”

## Omissions and additions

omission = this segment has no translation
addition = the source has nothing like this segment
segment-alone-why = no segment of the other side matches it (confidence { $confidence })

# $side and $opposite are `source` or `target`
clause-alone = the { $opposite } does not have { $words }
clause-alone-why = none of these words has an answer, and the { $side } says more

low-confidence-bead = these may not belong together
low-confidence-bead-why = the aligner is { $percent } % sure
low-confidence-bead-words = of { $known } words whose translations are known, { $linked } { $linked ->
    [one] has
   *[other] have
 } one on the other side
unrelated-texts = these texts are no translations of each other
unrelated-texts-why = { $contradiction }
unit-untranslated = not translated yet
unit-untranslated-why = the unit has a source and no target
untranslated = left untranslated
untranslated-why = these words are { $source }, not { $target }

## Texts that do not belong together

contradiction-swapped = each text is in the language of the other
contradiction-language =
    { $side ->
        [source] the source
       *[target] the target
    } is in { $found }, and is said to be in { $said }
contradiction-words = of { $known } words whose translations are known, { $linked } have one on the other side
contradiction-numbers = of { $all } numbers, { $common } are on the other side
contradiction-lengths = one text is { $times } times as long as the other
contradiction-doubtful = of { $beads } beads, { $doubtful } are doubtful or have one side only

## Numbers

number-missing = “{ $source }” is missing in the target
number-added = “{ $target }” is not in the source
number-differs = “{ $source }” in the source, “{ $target }” in the target
number-moved = “{ $number }” stands in bead { $bead } of the target
number-moved-why = the number is not lost: it moved to another segment
number-order-why = the two numbers stand the other way round
number-exchanged-why = each of the two numbers stands with the words of the other
number-alone-why = the { $side } has no such number, in digits or in words
number-factor-why = the values differ by a factor of { $factor }
number-value-why = neither side has the other's number, in digits or in words
number-sign-why = the sign differs: { $source } in the source, { $target } in the target
number-relation-why = the relation differs: { $source } in the source, { $target } in the target
number-unit-why = the unit differs: { $source } in the source, { $target } in the target
number-suggestion = write “{ $number }”

sign-minus = a minus sign
sign-none = none
unit-quoted = “{ $unit }”
unit-none = none
relation =
    { $relation ->
        [none] { "" }
        [less] less than
        [less-or-equal] at most
        [equal] equal to
        [greater-or-equal] at least
        [greater] more than
        [below] below
       *[above] above
    }

## Acronyms

acronym-varies = “{ $acronym }” here, “{ $usual }” elsewhere, for “{ $counterpart }”
acronym-varies-why = readers take two acronyms for two things
acronym-varies-suggestion = write “{ $usual }” throughout
acronym-foreign = “{ $acronym }” is “{ $translation }” in { $language }
acronym-foreign-why = the acronym was left in the source's language
acronym-foreign-suggestion = write “{ $translation }”
acronym-early = “{ $acronym }” is used here and explained only later
acronym-early-why = readers do not know yet what it stands for
acronym-early-why-source = the source explains it where it is first used
acronym-early-suggestion = give the long form here, then ({ $acronym })
acronym-ambiguous = “{ $acronym }” stands for two things
acronym-ambiguous-why = “{ $here }” here, “{ $before }” before
acronym-undefined = “{ $acronym }” is not explained
acronym-undefined-why = its long form stands nowhere in the text
acronym-undefined-suggestion = write the long form, then ({ $acronym })

## Headings and keywords

heading-missing = the { $opposite } has no heading for “{ $heading }”
heading-missing-all = the { $opposite } has no section headings
heading-missing-why = no heading of the class “{ $class }” is there
keyword-count = { $source } keywords in the source, { $target } in the target
keyword-count-why = each keyword has one counterpart
keyword-order = keyword { $source } of the source is number { $target } in the target
keyword-order-why = keywords are paired by their place
keyword-unknown = these keywords may not be the same
keyword-unknown-why = neither the glossary nor the lexicon has them together

## Words, blanks and signs

double-space = { $blanks } blanks between two words
double-space-why = one blank stands between words
double-space-suggestion = write one blank
repeated-word = “{ $word }” stands twice in a row
repeated-word-why = the same word follows itself, with nothing between
repeated-word-suggestion = write “{ $word }” once
sign-unclosed = “{ $sign }” is not closed
sign-unclosed-why = no “{ $missing }” stands behind it
sign-unopened = “{ $sign }” is not opened
sign-unopened-why = no “{ $missing }” stands before it
sign-suggestion = add “{ $missing }”

## Negation and opposites

negation-alone = the { $opposite } does not have the negation “{ $negation }”
negation-alone-why = “{ $denied }” is “{ $affirmed }” in the { $opposite }, where nothing denies it
negation-alone-why-nothing = nothing in the { $opposite } denies anything
opposite = “{ $source }” in the source, “{ $target }” in the target
opposite-why = they say the opposite of each other, and neither has its like on the other side
opposite-turned-why = each side compares with it what the other compares it with
opposite-kind-why = they are two things of one kind, and the source does not have the second

## False friends

calque = “{ $target }” for “{ $source }”
calque-why = { $why }
calque-suggestion = write { $write }

## Patterns of the user

pattern = { $message }
pattern-why = a pattern of cotejo.toml matches

## Segments, names and signs

segment-two-ways = pair { $bead } translates the same segment in another way
segment-for-two = pair { $bead } has this translation for another segment
segment-two-ways-in = pair { $bead } of { $document } translates the same segment in another way
segment-for-two-in = pair { $bead } of { $document } has this translation for another segment
segment-inconsistent-why = one side is the same, the other is not
memory-differs = this was translated otherwise before: “{ $earlier }”
memory-differs-why = a source alike by { $percent } % in { $origin }
name-differs = “{ $source }” in the source, “{ $target }” in the target
name-differs-why = neither is on the other side
tag-missing = “{ $tag }” of the source is not in the target
tag-added = “{ $tag }” of the target is not in the source
tags-missing = so many more tags of the source are not in the target: { $count }
tags-added = so many more tags of the target are not in the source: { $count }
tag-why = where the translation is put back, codes and placeholders must be the same
wrong-language = this segment is in another language ({ $language })
wrong-language-why = its words are { $language }, not { $target }
end-differs = “{ $source }” at the end of the source, “{ $target }” at the end of the target
end-differs-why = a translation should end as its source does
first-letter = “{ $word }” begins the sentence with a small letter
first-letter-why = the source begins with a capital
space-before = a blank before “{ $mark }”
space-before-why = the mark belongs to the word before it
