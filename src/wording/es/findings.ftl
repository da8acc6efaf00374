# What the rules of `cotejo check` say, in Spanish.
#
# A message is named after its rule. `-why` says why it was found, `-suggestion` what to write instead.

## Terms

term-missing = la traducción no tiene ningún término para «{ $term }»
term-rendered = «{ $term }» traducido por «{ $other }»
term-missing-why = en la traducción no aparece { $accepted }
term-reverse = «{ $term }» no corresponde a nada del original
term-reverse-why = en el original no aparece { $accepted }
term-deprecated = «{ $term }» es un término desaconsejado
term-deprecated-why = el glosario lo desaconseja
term-deprecated-note = { $note }
term-not-preferred = «{ $term }» se admite, pero se prefiere { $preferred }
term-not-preferred-why = ambos son correctos; el glosario prefiere uno
term-inconsistent = «{ $term }» aquí y «{ $before }» antes, para un mismo concepto
term-inconsistent-why = el lector entiende que dos términos son dos cosas distintas
term-inconsistent-suggestion = escriba «{ $before }» en todo el texto, o este término en todo el texto

term-form = «{ $text }» es «{ $term }» ({ $form }); { $why }
# what the words of the text are
form =
    { $form ->
        [plural] plural
        [feminine] femenino
        [feminine-plural] femenino plural
        [masculine-plural] masculino plural
        [participle] participio
        [gerund] gerundio
        [past] pasado
        [third-person] tercera persona
        [form-with-pronoun] forma con pronombre
        [possessive] posesivo
        [possessive-plural] posesivo plural
        [without-its-accent] sin su tilde
       *[form] forma
    }
term-suggestion = escriba { $terms }

# Several terms: «a», «b» o bien «c»
choice-one = «{ $term }»
choice-more = { $before }, «{ $term }»
choice-last = { $before } o bien «{ $term }»

## Omissions and additions

omission = este segmento no tiene traducción
addition = el original no tiene nada semejante a este segmento
segment-alone-why = ningún segmento del otro texto le corresponde (confianza { $confidence })

# $side and $opposite are `source` or `target`
clause-alone =
    { $opposite ->
        [source] el original
       *[target] la traducción
    } no tiene { $words }
clause-alone-why =
    ninguna de estas palabras tiene equivalente, y { $side ->
        [source] el original
       *[target] la traducción
    } dice más

low-confidence-bead = puede que estos segmentos no se correspondan
low-confidence-bead-why = la confianza del alineador es del { $percent } %
low-confidence-bead-words = de { $known } palabras cuya traducción se conoce, { $linked ->
    [0] ninguna la tiene
    [one] solo una la tiene
   *[other] solo { $linked } la tienen
 } en el otro texto
unrelated-texts = estos textos no son traducción el uno del otro
unrelated-texts-why = { $contradiction }
unit-untranslated = aún sin traducir
unit-untranslated-why = la unidad tiene original y no tiene traducción
untranslated = quedó sin traducir
untranslated-why = estas palabras están en «{ $source }», no en «{ $target }»

## Texts that do not belong together

contradiction-swapped = cada texto está en la lengua del otro
contradiction-language =
    { $side ->
        [source] el original
       *[target] la traducción
    } está en { $found }, y se dice que está en { $said }
contradiction-words =
    de { $known ->
        [one] 1 palabra cuya traducción se conoce
       *[other] { $known } palabras cuya traducción se conoce
    }, { $linked ->
        [one] 1 la tiene
       *[other] { $linked } la tienen
    } en el otro texto
contradiction-numbers =
    de { $all ->
        [one] 1 cifra
       *[other] { $all } cifras
    }, { $common ->
        [one] 1 está
       *[other] { $common } están
    } en el otro texto
contradiction-lengths =
    un texto es { $times ->
        [one] tan largo como el otro
       *[other] { $times } veces más largo que el otro
    }
contradiction-doubtful =
    de { $beads ->
        [one] 1 correspondencia
       *[other] { $beads } correspondencias
    }, { $doubtful ->
        [one] 1 es dudosa o tiene un solo lado
       *[other] { $doubtful } son dudosas o tienen un solo lado
    }

## Numbers

number-missing = falta «{ $source }» en la traducción
number-added = «{ $target }» no está en el original
number-differs = «{ $source }» en el original, «{ $target }» en la traducción
number-moved = «{ $number }» está en la correspondencia { $bead } de la traducción
number-moved-why = la cifra no se ha perdido: ha pasado a otro segmento
number-order-why = las dos cifras están en el orden inverso
number-exchanged-why = cada una de las dos cifras está con las palabras de la otra
number-alone-why =
    { $side ->
        [source] el original
       *[target] la traducción
    } no tiene esa cifra, ni en guarismos ni en letra
number-factor-why = los valores difieren en un factor de { $factor }
number-value-why = ninguno de los dos textos tiene la cifra del otro, ni en guarismos ni en letra
number-sign-why = el signo difiere: { $source } en el original, { $target } en la traducción
number-relation-why = la relación difiere: «{ $source }» en el original, «{ $target }» en la traducción
number-unit-why = la unidad difiere: { $source } en el original, { $target } en la traducción
number-suggestion = escriba «{ $number }»

sign-minus = signo menos
sign-none = ninguno
unit-quoted = «{ $unit }»
unit-none = ninguna
relation =
    { $relation ->
        [none] { "" }
        [less] menor que
        [less-or-equal] como máximo
        [equal] igual a
        [greater-or-equal] como mínimo
        [greater] mayor que
        [below] por debajo de
       *[above] por encima de
    }

## Acronyms

acronym-varies = «{ $acronym }» aquí y «{ $usual }» en el resto, para «{ $counterpart }»
acronym-varies-why = el lector entiende que dos siglas son dos cosas distintas
acronym-varies-suggestion = escriba «{ $usual }» en todo el texto
acronym-foreign = «{ $acronym }» es «{ $translation }» en «{ $language }»
acronym-foreign-why = la sigla quedó en la lengua del original
acronym-foreign-suggestion = escriba «{ $translation }»
acronym-early = «{ $acronym }» se usa aquí y no se explica hasta más adelante
acronym-early-why = el lector aún no sabe qué significa
acronym-early-why-source = el original la explica la primera vez que la usa
acronym-early-suggestion = escriba aquí la forma desarrollada y después ({ $acronym })
acronym-ambiguous = «{ $acronym }» significa dos cosas
acronym-ambiguous-why = «{ $here }» aquí y «{ $before }» antes
acronym-undefined = «{ $acronym }» no se explica
acronym-undefined-why = su forma desarrollada no aparece en el texto
acronym-undefined-suggestion = escriba la forma desarrollada y después ({ $acronym })

## Headings and keywords

heading-missing =
    { $opposite ->
        [source] el original
       *[target] la traducción
    } no tiene ningún epígrafe para «{ $heading }»
heading-missing-all =
    { $opposite ->
        [source] el original
       *[target] la traducción
    } no tiene epígrafes de sección
heading-missing-why = no hay ningún epígrafe de { $class }
keyword-count =
    { $source ->
        [one] 1 palabra clave
       *[other] { $source } palabras clave
    } en el original, { $target } en la traducción
keyword-count-why = a cada palabra clave le corresponde otra
keyword-order = la palabra clave número { $source } del original es la número { $target } en la traducción
keyword-order-why = las palabras clave se emparejan por su posición
keyword-unknown = puede que estas palabras clave no sean las mismas
keyword-unknown-why = ni el glosario ni el léxico las dan como equivalentes

## Words, blanks and signs

double-space =
    { $blanks ->
        [one] 1 espacio
       *[other] { $blanks } espacios
    } entre dos palabras
double-space-why = entre dos palabras va un solo espacio
double-space-suggestion = escriba un solo espacio
repeated-word = «{ $word }» aparece dos veces seguidas
repeated-word-why = la misma palabra se repite sin nada en medio
repeated-word-suggestion = escriba «{ $word }» una sola vez
sign-unclosed = «{ $sign }» no se cierra
sign-unclosed-why = después no hay ningún «{ $missing }»
sign-unopened = «{ $sign }» no se abre
sign-unopened-why = antes no hay ningún «{ $missing }»
sign-suggestion = añada «{ $missing }»

## Negation and opposites

negation-alone =
    { $opposite ->
        [source] el original
       *[target] la traducción
    } no tiene la negación «{ $negation }»
negation-alone-why =
    «{ $denied }» es «{ $affirmed }» en { $opposite ->
        [source] el original
       *[target] la traducción
    }, donde nada lo niega
negation-alone-why-nothing =
    en { $opposite ->
        [source] el original
       *[target] la traducción
    } no hay ninguna negación
opposite = «{ $source }» en el original, «{ $target }» en la traducción
opposite-why = dicen lo contrario, y ninguno tiene su equivalente en el otro texto
opposite-turned-why = cada texto compara con ello lo que el otro compara al revés
opposite-kind-why = son dos cosas de una misma clase, y el original no tiene la segunda

## False friends

calque = «{ $target }» por «{ $source }»
calque-why = { $why }
calque-suggestion = escriba { $write }

## Patterns of the user

pattern = { $message }
pattern-why = coincide con un patrón de cotejo.toml

## Segments, names and signs

segment-two-ways = la correspondencia { $bead } traduce el mismo segmento de otra manera
segment-for-two = la correspondencia { $bead } da esta misma traducción a otro segmento
segment-two-ways-in = la correspondencia { $bead } de { $document } traduce el mismo segmento de otra manera
segment-for-two-in = la correspondencia { $bead } de { $document } da esta misma traducción a otro segmento
segment-inconsistent-why = un lado es idéntico y el otro no
memory-differs = antes se tradujo de otra manera: «{ $earlier }»
memory-differs-why = un original semejante al { $percent } % en { $origin }
name-differs = «{ $source }» en el original, «{ $target }» en la traducción
name-differs-why = ninguno de los dos está en el otro texto
tag-missing = «{ $tag }» del original no está en la traducción
tag-added = «{ $tag }» de la traducción no está en el original
tags-missing =
    { $count ->
        [one] otra marca del original no está
       *[other] otras { $count } marcas del original no están
    } en la traducción
tags-added =
    { $count ->
        [one] otra marca de la traducción no está
       *[other] otras { $count } marcas de la traducción no están
    } en el original
tag-why = para reinsertar la traducción, los códigos y los marcadores deben ser los mismos
wrong-language = este segmento está en otra lengua ({ $language })
wrong-language-why = sus palabras están en «{ $language }», no en «{ $target }»
end-differs = «{ $source }» al final del original, «{ $target }» al final de la traducción
end-differs-why = la traducción debería terminar como el original
first-letter = la oración empieza con minúscula («{ $word }»)
first-letter-why = el original empieza con mayúscula
space-before = espacio antes de «{ $mark }»
space-before-why = el signo va pegado a la palabra anterior
