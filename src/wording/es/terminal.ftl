# What is printed to be read, in Spanish.

## Severities

severity =
    { $severity ->
        [error] error
        [warning] aviso
       *[info] nota
    }
errors =
    { $count ->
        [one] 1 error
       *[other] { $count } errores
    }
warnings =
    { $count ->
        [one] 1 aviso
       *[other] { $count } avisos
    }
infos =
    { $count ->
        [one] 1 nota
       *[other] { $count } notas
    }
# the reason of a finding, and what to write
label-note = motivo
label-help = propuesta

## Lines and totals

beads =
    { $count ->
        [one] 1 correspondencia
       *[other] { $count } correspondencias
    }
documents =
    { $count ->
        [one] 1 documento
       *[other] { $count } documentos
    }
summary = { $name }: { $beads } ({ $kinds }), confianza mínima { $least }{ $review }; { $findings }
summary-review = {" "}({ $count } por revisar)
total = { $documents }, { $beads }: { $findings }{ $worst }{ $failures }
total-worst = ; el peor: { $name } ({ $findings })
total-failures = ; sin leer: { $count }
not-read = { $input }: sin leer: { $reason }

## The table of beads

table-confidence = conf
table-moved = { $kind } movida

## Why a bead is as it is

explanation = correspondencia { $number } ({ $kind }, confianza { $confidence })
label-for = a favor
label-against = contra
label-instead = o bien
and-more = {" "}y { $count } más
no-words = ningún segmento del otro texto tiene sus palabras
known-pair = la memoria tiene el mismo par
linked-words = el { $source } % de las palabras del original está en la traducción, y el { $target } % a la inversa: { $words }
both-have = ambos tienen { $items }
both-have-heading = ambos tienen un epígrafe de la clase { $class }
lengths-fit = las longitudes encajan (la traducción mide { $times } veces lo esperado)
words-elsewhere-source = palabras del original que están en otros segmentos de la traducción: { $words }
words-elsewhere-target = palabras de la traducción que están en otros segmentos del original: { $words }
source-lacks = falta en el original: { $items }
target-lacks = falta en la traducción: { $items }
source-lacks-heading = el original no tiene ningún epígrafe de la clase { $class }
target-lacks-heading = la traducción no tiene ningún epígrafe de la clase { $class }
no-known-words = de ninguna palabra del original se sabe que esté en la traducción
lengths-differ = la traducción mide { $times } veces lo esperado
rival = original { $source } con traducción { $target } (probabilidad { $probability })
nothing = nada

## A rule explained

rule-wrong = Mal{ $glossary }
rule-right = Bien{ $glossary }
rule-glossary = {" "}(con el glosario incluido)
rule-off = Para desactivarla: `--rule { $rule }=off`, o `{ $rule } = "off"` bajo `[rules]` en `cotejo.toml`.

## Terms

concepts =
    un término, una traducción: { $concepts ->
        [one] 1 concepto
       *[other] { $concepts } conceptos
    }, { $varying } con varios términos
concept = concepto
word-groups =
    en ningún glosario: { $count ->
        [one] 1 grupo de palabras recurrente
       *[other] { $count } grupos de palabras recurrentes
    } con varias traducciones
word-group = grupo de palabras
translations = traducciones
in-documents = {" "}en { $count } documentos

## Faults of files

faults = { $errors }, { $warnings }, { $mended ->
        [one] 1 corregido
       *[other] { $mended } corregidos
    }
more-places = y en { $count ->
        [one] 1 lugar más
       *[other] { $count } lugares más
    }
mended = corregido en la copia
fix-mends = --fix lo corrige
in-concept = en el concepto { $concept }

## Memories

unit = unidad { $number }
unit-changed =
    { $action ->
        [edit] editada
       *[delete] quitada
    }: unidad { $number }
in-all = en total
memory-units = unidades
memory-occurrences = apariciones de ellas
memory-conflicting = originales con varias traducciones
memory-languages = de «{ $source }» a «{ $target }»
memory-file = en { $file }
match-none = ninguna coincidencia
match-in-context = en contexto
match-only-numbers = solo difieren las cifras
match-put-right = cifras puestas al día
leverage-match = coincidencia
leverage-segments = segmentos
leverage-words = palabras
leverage-share = % palabras
leverage-repetitions = repeticiones
leverage-none = ninguna
leverage-total = total

## Fixes

fix =
    { $rule }: correspondencia { $bead }, { $side ->
        [source] original
       *[target] traducción
    }, línea { $line }: «{ $from }» → «{ $to }»

## Glossaries

glossary-total =
    { $concepts ->
        [one] 1 concepto
       *[other] { $concepts } conceptos
    }, { $terms ->
        [one] 1 término
       *[other] { $terms } términos
    }
glossary-subjects = materias: { $subjects }
glossary-terms = términos
glossary-preferred = preferidos
glossary-admitted = admitidos
glossary-deprecated = desaconsejados
glossary-superseded = obsoletos
glossary-without-status = sin estado
glossary-acronyms = siglas
glossary-missing = faltan
glossary-longest = el más largo

## How far it is

progress = { $done } de { $all }; faltan { $left }
progress-of-bytes = { $share } %: { $what } { $done }; faltan { $left }
