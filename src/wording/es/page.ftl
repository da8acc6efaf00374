# The page of findings, in Spanish.

page-skip = Ir a los textos
page-documents =
    { $count ->
        [one] 1 documento
       *[other] { $count } documentos
    }
page-beads =
    { $beads ->
        [one] 1 correspondencia
       *[other] { $beads } correspondencias
    }, { $alike } de ellas de uno a uno.
page-least-sure = La menos segura:
page-bead = correspondencia { $bead }
page-not-read = Sin leer
page-nothing-found = No se encontró nada.
page-found = Lo encontrado
page-only-these = Mostrar solo estos

## Severities

page-error = error
page-warning = aviso
page-info = nota
page-errors = Errores
page-warnings = Avisos
page-infos = Notas

## How the page was made

page-date = Fecha
page-languages = Lenguas
page-glossaries = Glosarios
page-shipped-glossary = el que viene con el programa
page-no-glossary = ninguno
page-configuration = Configuración
page-no-configuration = ninguna
page-version = Versión

## The table of documents

page-documents-title = Documentos
page-with-findings = { $count } con hallazgos
page-document-column = Documento
page-beads-column = Correspondencias
page-least-sure-column = La menos segura

## Terms

page-terms = Un término, una traducción
page-terms-varying =
    { $varying } de { $count ->
        [one] 1 concepto
       *[other] { $count } conceptos
    } con varios términos
page-terms-uniform =
    { $count ->
        [one] 1 concepto con un solo término
       *[other] { $count } conceptos, cada uno con un solo término
    }
page-terms-others = Los demás conceptos
page-concept = Concepto
page-source = Original
page-target = Traducción
page-place = { $document }, correspondencia { $bead }
page-in-documents = en { $count } documentos
page-status =
    { $status ->
        [admitted] admitido
        [deprecated] desaconsejado
        [superseded] sustituido
       *[preferred] preferido
    }
page-word-groups = Palabras recurrentes que no están en ningún glosario
page-word-groups-counted = { $count } con varias traducciones
page-word-group = Grupo de palabras
page-translations = Traducciones

## The filter

page-filter-title = Hallazgos y textos
page-search = Buscar en los textos
page-filter = Filtro
page-filter-on = Filtro: activo
page-rule = Regla
page-all-rules = Todas las reglas
page-severities = Gravedades que se muestran
page-only = Solo con hallazgos
page-steps = Recorrer documentos y hallazgos
page-previous-document = Documento anterior
page-next-document = Documento siguiente
page-previous-finding = Hallazgo anterior
page-next-finding = Hallazgo siguiente
page-nothing-fits = Nada cumple el filtro.
page-show-all = Mostrar todo
page-findings-counted =
    { $count ->
        [one] { $number } hallazgo
       *[other] { $number } hallazgos
    }
page-beads-counted =
    { $count ->
        [one] { $number } correspondencia
       *[other] { $number } correspondencias
    }
page-findings-in-beads = { $findings } en { $beads }
page-findings-in-some-beads = { $findings } en { $shown } de { $beads }

## A document

page-at = en
page-bead-label = Correspondencia
page-moved = movida
page-confidence = confianza
page-no-counterpart = sin correspondencia
page-source-line = línea { $line } del original
page-target-line = línea { $line } de la traducción

## What a reader decides

page-save = Guardar decisiones ({ $number })
page-keep = Guardar
page-cancel = Cancelar
page-confirm = Confirmar
page-confirm-bead = Confirmar la correspondencia { $number }
page-comment = Comentar
page-comment-on-bead = Comentar la correspondencia { $number }
page-accept = Aceptar
page-accept-finding = Aceptar este hallazgo de { $rule }
page-ignore = Descartar
page-ignore-finding = Descartar este hallazgo de { $rule }
page-why-ignore = ¿Por qué se descarta este hallazgo?

## The end

page-explanations = Qué buscan las reglas
page-legend =
    Cada número del hilo es una correspondencia: los segmentos que tiene a los lados son traducción el uno del otro; el
    anillo está tanto más lleno cuanto más seguro está el alineador. Los términos del mismo color son un mismo concepto.
page-deciding =
    Confirme correspondencias, coméntelas, acepte o descarte hallazgos; «Guardar decisiones» crea un archivo que admiten
    «cotejo review --apply» y «cotejo align --pins».
page-written-by = Página creada por cotejo { $version }.
page-keys = Teclas:
page-key-next-finding = hallazgo siguiente
page-key-previous-finding = hallazgo anterior
page-key-next-document = documento siguiente
page-key-previous-document = documento anterior
page-key-search = buscar
page-key-terms = de término en término
page-key-counterpart = a su equivalente
