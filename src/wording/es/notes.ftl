# Notes and errors, in Spanish.

# anything that has no text of its own in the catalogue
plain = { $text }

## Notes on how an input was read

taken = { $document }: «{ $language }»: { $parts }
part-lines =
    { $part ->
        [title] título
        [keywords] palabras clave
       *[text] texto
    } { $count ->
        [one] (línea { $lines })
       *[other] (líneas { $lines })
    }
part-none = sin título
part-more = { $before }, { $part }
line-note = { $document }: { $note }
line-note-of = { $document }: { $language }: { $note }
on-line = línea { $line }: { $what }
page-furniture = se omitió { $text }, un número de página, un titulillo, una nota al pie o un pie de figura
wrong-tag-believed = { $document }: lo etiquetado como «{ $tag }» está en «{ $language }», y como tal se toma
wrong-tag = { $document }: lo etiquetado como «{ $tag }» está en «{ $language }», como el otro texto
wrong-name = { $file }: su nombre dice «{ $named }», pero su texto está en «{ $language }»
included = { $document }: se leyó { $file }, que incluye
not-included = { $document }: { $file }, que incluye, no se leyó: { $why }
aligned-table = { $document }: una tabla ya alineada en «{ $source }» y «{ $target }»; filas: { $rows }
unknown-mark = { $document }: fila { $rows }: «{ $mark }» no es un estado y se ha omitido; escriba confirmado o corregido
other-languages =
    { $document }: { $units ->
        [one] se omitió 1 unidad de otras lenguas
       *[other] se omitieron { $units } unidades de otras lenguas
    }

## What was not checked

unchecked = entre «{ $source }» y «{ $target }», lenguas de las que se sabe demasiado poco, no se buscan { $what }
unchecked-words = cláusulas, nombres y palabras clave sin equivalente
unchecked-polarity = negaciones y opuestos
unchecked-number-words = números escritos en letra

## Texts that are refused

refused = { $what }: { $why }{ $lines }{"\u000A"}  { $advice }; con --force se toman como están
refused-swapped = las lenguas están invertidas
refused-language = un texto no está en su lengua
refused-unrelated = estos textos no son traducción el uno del otro
advice-swapped = intercambie --source y --target, o los archivos
advice-language = indique las lenguas de ambos con --source y --target, o ninguna
advice-unrelated = compruebe si son los archivos, o las líneas, que quería
line-below = { $before }{"\u000A"}  { $line }
beside-the-pairs = se omitió «{ $text }», que está fuera de los pares
line-below-title = se omitió { $text }, entre el título y el resumen
columns-in-turn = los bloques de dos columnas se alternan desde aquí; cada columna se leyó por separado
lone-part = se omitió «{ $heading }»: el otro texto no lo tiene
looked-at = se miró { $note }
srx-possessive = { $file }: { $count ->
    [one] un patrón tiene
   *[other] { $count } patrones tienen
  } grupos atómicos o cuantificadores posesivos, que se leen como corrientes
line-numbers = se omiten { $count } números de línea
lines-empty = no hay texto en las líneas { $ranges }
lines-unknown = no puede deducirse la lengua de las líneas { $ranges }; indíquela con --source o --target
language-unknown = no puede deducirse su lengua; indíquela con --source o --target
one-language = los dos textos están en «{ $language }»; si no es así, indique las lenguas con --source y --target
no-such-file = no existe ese archivo o carpeta; revise su nombre y su lugar
no-such-file-near = no existe ese archivo o carpeta; ¿quiso decir { $near }?
too-large = ocupa { $size } MB, y un documento no puede pasar de { $limit } MB; divídalo
left-alone = este archivo no lo escribió cotejo, o se cambió después, y queda como está; elija otro lugar, o sustitúyalo con --force, que lo conserva con otro nombre

## What was done

decisions-taken =
    { $file }: { $count ->
        [one] se retoma 1 decisión
       *[other] se retoman { $count } decisiones
    }
changes-taken =
    { $file }: { $count ->
        [one] se retoma 1 cambio de segmentos
       *[other] se retoman { $count } cambios de segmentos
    }
decisions-and-changes-taken =
    { $file }: { $decisions ->
        [one] se retoma 1 decisión
       *[other] se retoman { $decisions } decisiones
    } y { $changes ->
        [one] 1 cambio de segmentos
       *[other] { $changes } cambios de segmentos
    }
pins-taken =
    { $file }: { $count ->
        [one] se toma 1 correspondencia tal como está
       *[other] se toman { $count } correspondencias tal como están
    }; corregidas: { $corrected }
wrote = se escribió { $file }
wrote-units =
    se escribió { $file } ({ $units ->
        [one] 1 unidad
       *[other] { $units } unidades
    })
wrote-memory-and-bitext =
    se escribieron { $memory } ({ $units ->
        [one] 1 unidad
       *[other] { $units } unidades
    }) y { $bitext }
wrote-memories =
    { $count ->
        [one] se escribió 1 memoria (.tmx) y su archivo de bitexto (.cotejo.json)
       *[other] se escribieron { $count } memorias (.tmx) y archivos de bitexto (.cotejo.json)
    } en { $folder }
wrote-baseline = se escribió { $file }; hallazgos aceptados: { $count }{ $note }
baseline-kept = ; { $count } de ellos, en documentos que ahora no se revisaron, quedan como estaban
kept-as = { $file } se conserva como estaba en { $name }
forbidden-characters =
    { $file }: { $count ->
        [one] se omitió 1 carácter que XML prohíbe
       *[other] se omitieron { $count } caracteres que XML prohíbe
    }
see-verbose = --verbose muestra lo hallado; -f html=FILE escribe una página con ello
suppressions-title = Para cotejo.toml, con un motivo propio:
suppression-unused = { $place }: esta supresión de { $rule } ya no hace falta: ningún hallazgo coincide
config-used = { $file }: se usa esta configuración
config-used-off = { $file }: se usa esta configuración, que desactiva { $off }
off-rule = la regla { $rule }
off-glossary = el glosario incluido
off-suppressions =
    { $count ->
        [one] los hallazgos de una supresión
       *[other] los hallazgos de { $count } supresiones
    }
off-baseline = los hallazgos de { $file }
off-status = el estado de salida 1
learned =
    se { $words ->
        [one] aprendió 1 par
       *[other] aprendieron { $words } pares
    } de palabras («{ $source }» y «{ $target }») de { $beads ->
        [one] 1 correspondencia
       *[other] { $beads } correspondencias
    }
init-wrote = se escribió { $file }; ábralo y quite el # de los ajustes que quiera
review-address = esta es la dirección de la página, solo para este equipo; Ctrl+C la cierra
review-no-browser = no pudo abrirse ningún navegador; abra la dirección en uno
review-nothing = no se corrigió nada, y no se escribió nada

## What could not be done

units-unread = { $name }: unidades que no pudieron leerse: { $count }; leídas: { $read }
entries-unread = { $name }: entradas que no pudieron leerse como están: { $count }; se usa el resto
inputs-failed = entradas que no pudieron procesarse: { $failed }; leídas: { $read }{ $left }
files-left-out = ; archivos omitidos: { $count }
strict-nothing = no se escribió nada, por --strict
is-a-folder = es una carpeta; indique los archivos que contiene
folder-needed = no es una carpeta; indique una para lo que se escribe
one-report-printed = solo puede mostrarse un informe; dé archivos a los demás, como -f sarif=FILE

## What was lost or left out of a memory

lost-characters =
    { $count ->
        [one] se omitió 1 carácter que XML prohíbe
       *[other] se omitieron { $count } caracteres que XML prohíbe
    }
lost-breaks =
    { $count ->
        [one] 1 salto de línea o tabulador dentro de un texto pasó a ser un espacio
       *[other] { $count } saltos de línea y tabuladores dentro de los textos pasaron a ser espacios
    }
lost-properties =
    { $count ->
        [one] se omitió 1 propiedad: el formato no tiene lugar para ella
       *[other] se omitieron { $count } propiedades: el formato no tiene lugar para ellas
    }
lost-dates =
    { $count ->
        [one] se omitió 1 fecha: el formato no tiene lugar para ella
       *[other] se omitieron { $count } fechas: el formato no tiene lugar para ellas
    }
lost-provenance =
    { $count ->
        [one] se omitió 1 nombre de autor o programa, o recuento de uso: el formato no tiene lugar para él
       *[other] se omitieron { $count } nombres de autores y programas, y recuentos de uso: el formato no tiene lugar para ellos
    }
lost-states =
    { $count ->
        [one] se omitió 1 estado de una unidad: el formato no tiene lugar para él
       *[other] se omitieron { $count } estados de unidades: el formato no tiene lugar para ellos
    }
lost-codes =
    { $count ->
        [one] se omitió 1 código: el formato no tiene lugar para él
       *[other] se omitieron { $count } códigos: el formato no tiene lugar para ellos
    }
lost-tags =
    { $count ->
        [one] 1 etiqueta de lengua pasó a ser la del archivo
       *[other] { $count } etiquetas de lengua pasaron a ser las del archivo
    }
skipped-untranslated =
    { $count ->
        [one] se omitió 1 unidad sin traducción
       *[other] se omitieron { $count } unidades sin traducción
    }
skipped-header =
    { $count ->
        [one] se omitió 1 nota, propiedad, autor o fecha de la cabecera
       *[other] se omitieron { $count } notas, propiedades, autores y fechas de la cabecera
    }
skipped-attributes =
    { $count ->
        [one] se omitió 1 atributo de una unidad (datatype, segtype, o-tmf u o-encoding)
       *[other] se omitieron { $count } atributos de unidades (datatype, segtype, o-tmf, o-encoding)
    }
skipped-proposals =
    { $count ->
        [one] se omitió 1 propuesta junto a una traducción (alt-trans, match)
       *[other] se omitieron { $count } propuestas junto a traducciones (alt-trans, match)
    }
skipped-cells =
    { $count ->
        [one] se omitió 1 texto de una columna sin nombre o de otra lengua
       *[other] se omitieron { $count } textos de columnas sin nombre o de otras lenguas
    }
skipped-texts-of-codes =
    { $count ->
        [one] 1 texto dentro de un código (sub) pasó a formar parte de él
       *[other] { $count } textos dentro de códigos (sub) pasaron a formar parte de ellos
    }
units-left-out =
    { $count ->
        [one] se omitió 1 unidad, como piden las opciones
       *[other] se omitieron { $count } unidades, como piden las opciones
    }
units-of-other-languages =
    { $count ->
        [one] se omitió 1 unidad entre otras lenguas
       *[other] se omitieron { $count } unidades entre otras lenguas
    }
units-of-languages-not-named =
    { $count ->
        [one] se omitió 1 unidad entre otras lenguas
       *[other] se omitieron { $count } unidades entre otras lenguas
    }; --source y --target las indican
filled-with-the-newest =
    { $count ->
        [one] 1 segmento tiene varias traducciones
       *[other] { $count } segmentos tienen varias traducciones
    } en la memoria: se tomó la más reciente, por revisar
filled-with-other-codes =
    { $count ->
        [one] 1 segmento tiene otros códigos que la memoria: se rellenó
       *[other] { $count } segmentos tienen otros códigos que la memoria: se rellenaron
    }, por revisar
none-filled = none: ninguna coincidencia del { $threshold } % o más (--threshold)
not-filled =
    { $count ->
        [one] 1 segmento tiene traducción, o no ha de traducirse, y queda como está
       *[other] { $count } segmentos tienen traducción, o no han de traducirse, y quedan como están
    }
wrote-filled = se escribió { $file } (traducciones vacías rellenadas: { $filled } de { $of })
fixes-to-apply =
    { $count ->
        [one] 1 corrección
       *[other] { $count } correcciones
    } por aplicar; no se escribió nada

## Fixes, copies and entries

wrote-fixes =
    se escribió { $file } ({ $count ->
        [one] 1 corrección
       *[other] { $count } correcciones
    })
fix-left-out = { $name }: omitida: { $fix }: { $why }
copy-left-out = omitido: { $file }: es la copia corregida de un archivo que se corrige
note = nota: { $name }: { $what }
glossary-lost =
    { $file }: { $when ->
        [reading] no se conserva al leer
       *[writing] no cabe en este formato
    }: { $field } (en { $concepts })

## What became of the units of a memory

units-not-imported = { $name }: unidades que no pudieron leerse: { $count }; incorporadas: { $taken }
imported =
    { $name }: { $count ->
        [one] 1 unidad nueva
       *[other] { $count } unidades nuevas
    }{ $others }
imported-known =
    { $count ->
        [one] 1 ya conocida
       *[other] { $count } ya conocidas
    } de otro lugar
imported-same =
    { $count ->
        [one] 1 ya conocida tal cual
       *[other] { $count } ya conocidas tal cual
    }
imported-conflicting = { $count } de las nuevas con otra traducción que la que había
unit-is-now = la unidad { $before } es ahora la { $now }
units-taken-out =
    { $count ->
        [one] se quitó 1 unidad
       *[other] se quitaron { $count } unidades
    }
remembered =
    { $name }: { $count ->
        [one] 1 unidad nueva, confirmada o corregida por personas
       *[other] { $count } unidades nuevas, confirmadas o corregidas por personas
    }
wrote-not-preferred =
    se escribió { $file } ({ $count ->
        [one] 1 unidad no preferida
       *[other] { $count } unidades no preferidas
    })
translations = traducciones:
hits =
    { $count ->
        [one] 1 resultado
       *[other] { $count } resultados
    }
hits-cut =
    { $count ->
        [one] 1 resultado
       *[other] { $count } resultados
    }; puede haber más (--most)
