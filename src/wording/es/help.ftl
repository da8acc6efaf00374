# The help of the command line, in Spanish. The English stands with the commands and their options.
#
# COMMAND is what a command does, .more what else is said of it, .examples what follows its options. OPTION of all
# commands is option-OPTION; where a command has another option of that name, COMMAND-option-OPTION.

## Commands

cotejo = Compara dos textos lado a lado: los alinea, comprueba la terminología, escribe una memoria de traducción
    .more =
        Compara dos textos lado a lado: los alinea, comprueba la terminología, escribe una memoria de traducción.

        cotejo encuentra el resumen en inglés y el resumen en español de un artículo, los alinea oración por oración con una confianza para cada correspondencia, comprueba términos y cifras con un glosario clínico y escribe una memoria TMX.
    .examples =
        Ejemplos:
          cotejo run article.txt                     alinea, comprueba, escribe article.tmx y article.cotejo.json
          cotejo run en.txt es.txt -o memory/        lo mismo con dos textos
          cotejo check article.txt -g my-terms.tsv   solo los hallazgos, con un glosario propio además
          cotejo align articles/ -f tmx -o all.tmx   una memoria de una carpeta de artículos

        Estado de salida: 0 hecho; 1 hallazgos de la gravedad de --fail-on o mayor (check); 2 no pudo hacerse; 3 ambas cosas.
run = Alinea, comprueba y escribe la memoria de traducción de un artículo
    .more =
        Alinea, comprueba y escribe la memoria de traducción de un artículo

        Encuentra los dos resúmenes, los alinea, comprueba términos y cifras, muestra las correspondencias lado a lado y los hallazgos, y escribe NAME.tmx y NAME.cotejo.json. Los hallazgos no lo hacen fallar.
align = Alinea dos textos, sin comprobarlos
check = Comprueba la terminología y las cifras de una traducción
    .examples =
        Ejemplos:
          cotejo check article.txt
          cotejo check article.cotejo.json -g my-terms.tsv --fail-on warning
          cotejo check memory.tmx -f json -o findings.json
          cotejo check articles/ -f html=report.html -f junit=report.xml   una línea por artículo, y dos informes en archivos
          cotejo check articles/ --rule omission=error --rule term-not-preferred=off
          cotejo check articles/ --update-baseline accepted.tsv   acepta lo que hay; después, solo lo nuevo:
          cotejo check articles/ --baseline accepted.tsv

        Estado de salida: 0 sin hallazgos de la gravedad de --fail-on o mayor; 1 hay alguno; 2 no pudo hacerse, o no con todo; 3 ambas cosas.
review = Corrige alineaciones en una página del navegador
    .more =
        Corrige alineaciones en una página del navegador

        Abre en este equipo una página con los dos textos lado a lado: confirme, una, divida y mueva lo que hizo el alineador, edite los textos, resuelva los hallazgos. Cada paso se guarda en NAME.cotejo.json, donde lo escribiría `run`, y NAME.tmx se escribe al salir. Solo este equipo puede abrir la página.
    .examples =
        Ejemplos:
          cotejo review article.txt -o out            corrige lo que escribe `cotejo run article.txt -o out`
          cotejo review out/article.cotejo.json       sigue donde se dejó
          cotejo review articles/ -o memory/          varios, con una lista
          cotejo review article.txt --no-open         solo muestra la dirección
          cotejo review article.txt -o out --apply decisions.json    lo que un autor devolvió por correo
serve = Subraya términos y cifras erróneos en OmegaT y LibreOffice mientras se traduce
    .more =
        Subraya términos y cifras erróneos en OmegaT y LibreOffice mientras se traduce

        Responde en este equipo como el servidor de LanguageTool, con lo que encuentra cotejo: términos, cifras y omisiones donde el programa envía también el original, como hace OmegaT; términos desaconsejados, calcos y tipografía de un texto solo. Muestra la dirección que debe ponerse en los ajustes del programa. Solo este equipo puede abrirla, y solo con la contraseña de la dirección.
fix = Aplica las propuestas seguras
    .more =
        Aplica las propuestas seguras

        Una palabra repetida, un espacio doble, la forma de una cifra, un término que el glosario cambia por otro: donde nada alrededor debe cambiar, se pone la propuesta del hallazgo. Todo lo demás queda byte a byte como está; en un archivo de bitexto cada arreglo es una operación que puede deshacerse. Lo hecho se enumera en la salida estándar.
rules = Enumera las reglas de las comprobaciones
explain = Explica una regla: qué señala y por qué, un ejemplo, cómo desactivarla
segment = Divide un texto en oraciones, una por línea
convert = Convierte textos alineados de un formato a otro
    .more =
        Convierte textos alineados de un formato a otro

        El formato de IN se conoce por su contenido; el de OUT, por su nombre. Se trabaja unidad por unidad, de modo que una memoria puede tener cualquier tamaño. Lo que el formato no admite se indica en la salida de errores.
    .examples =
        Ejemplos:
          cotejo convert memory.tmx memory.xlf
          cotejo convert project.xlf pairs.csv --only 1-1 --dedupe
          cotejo convert article.cotejo.json article.md
          cotejo convert memory.tmx corpus --to moses        escribe corpus.en y corpus.es
formats = Enumera los formatos que se leen y se escriben
init = Escribe un cotejo.toml con un comentario en cada ajuste
glossary = Mantiene glosarios: busca defectos, convierte, cuenta, extrae candidatos a término
glossary-convert = Convierte un glosario a otro formato
    .more =
        Convierte un glosario a otro formato

        El formato de IN se conoce por su contenido; el de OUT, por su nombre. Lo que ese formato no admite se indica en la salida de errores.
glossary-extract = Extrae candidatos a término de textos y sus traducciones
    .more =
        Extrae candidatos a término de textos y sus traducciones

        Enumera grupos nominales que aparecen en las mismas correspondencias más a menudo que por azar, los mejores primero, sin lo que ya tiene el glosario. Revise la tabla, borre lo que esté mal y use el resto como glosario: solo se leen sus dos primeras columnas.
glossary-lint = Busca defectos en glosarios
    .more =
        Busca defectos en glosarios

        Varios archivos se examinan como un solo glosario. Cada hallazgo nombra el archivo, la línea, el concepto y qué hacer.
    .examples =
        Ejemplos:
          cotejo glossary lint terms.tsv
          cotejo glossary lint glossary/*.toml --fail-on warning
          cotejo glossary lint terms.tbx -f json

        Estado de salida: 0 sin hallazgos de la gravedad de --fail-on o mayor; 1 hay alguno; 2 no pudo hacerse.
glossary-stats = Cuenta conceptos, términos, estados y lo que falta
    .more =
        Cuenta conceptos, términos, estados y lo que falta

        Varios archivos cuentan como un solo glosario, en el que un concepto posterior con el mismo identificador sustituye al anterior.
memory = Recuerda traducciones: incorpora memorias, busca lo ya traducido, fusiona y limpia
memory-import = Incorpora textos alineados a una memoria
    .more =
        Incorpora textos alineados a una memoria

        Cada archivo se incorpora entero o no se incorpora. La misma unidad en dos archivos es una sola, conocida por ambos; un original con otra traducción que antes se conserva junto a ella, y se cuenta.
memory-export = Escribe una memoria como TMX, XLIFF, tabla…
    .more =
        Escribe una memoria como TMX, XLIFF, tabla…

        Las unidades salen en el orden en que entraron, con todo lo que se dijo de ellas. TMX admite unidades de cualesquiera lenguas; los demás formatos, las de dos lenguas.
memory-lookup = Busca lo que ya se tradujo: el mismo texto u otro semejante
    .more =
        Busca lo que ya se tradujo: el mismo texto u otro semejante

        101 % es el mismo texto entre los mismos textos; 100 %, el mismo texto; por debajo se cuenta como en las herramientas TAO: palabras que no hay que cambiar, de las palabras del texto más largo, sin atender a mayúsculas.
memory-search = Muestra dónde se usaron unas palabras o una locución, y cómo se tradujeron
memory-merge = Fusiona memorias, y cualquier otro texto alineado, en una memoria nueva
    .more =
        Fusiona memorias, y cualquier otro texto alineado, en una memoria nueva

        La misma unidad dos veces es una, con ambas procedencias. Lo leído queda como está; las traducciones que --prefer descarta van a un archivo aparte.
memory-clean = Quita de una memoria lo que no debe estar: unidades vacías, rotas, invertidas, mal alineadas…
    .more =
        Quita de una memoria lo que no debe estar: unidades vacías, rotas, invertidas, mal alineadas…

        La memoria queda como está: lo que se conserva va a una nueva, y lo que se quita, a un archivo aparte, cada unidad con su motivo.
memory-pretranslate = Rellena las traducciones vacías de un archivo XLIFF con lo que ya se tradujo
    .more =
        Rellena las traducciones vacías de un archivo XLIFF con lo que ya se tradujo

        XLIFF 1.2 y 2, SDLXLIFF y MQXLIFF. Cada traducción que se rellena lleva su estado: traducida si el original es el mismo; por revisar si solo es semejante o tiene varias traducciones. Los códigos se ponen donde la memoria tiene los mismos; una coincidencia con otros cuenta como un 99 % a lo sumo. Lo que ya tiene traducción no se toca, y todo lo demás queda byte a byte como está. Se muestra cuánto se rellenó según la coincidencia.
memory-stats = Cuenta lo que hay en una memoria: unidades, lenguas, archivos, palabras
memory-edit = Cambia los textos de una unidad; el registro conserva los anteriores
memory-delete = Quita unidades; el registro las conserva
memory-log = Muestra lo que se cambió a mano
validate = Dice qué rechazarían o leerían mal las herramientas TAO en archivos TMX, TBX o XLIFF, y lo corrige
    .more =
        Dice qué rechazarían o leerían mal las herramientas TAO en archivos TMX, TBX o XLIFF, y lo corrige

        TMX 1.4, TBX de 2019 y de 2008, XLIFF 1.2 y 2. docs/validate.md enumera lo que se examina.
    .examples =
        Ejemplos:
          cotejo validate memory.tmx
          cotejo validate memory.tmx --fix           escribe lo corregible en memory.mended.tmx
          cotejo validate *.tbx -f json

        Estado de salida: 0 sin errores; 1 hay alguno (con --fix: alguno sin corregir); 2 un archivo no puede leerse o (con --fix) su copia no estaría bien formada.
eval = Alinea un conjunto de documentos de referencia y da precisión, cobertura, F1 y calibración
    .more =
        Alinea un conjunto de documentos de referencia y da precisión, cobertura, F1 y calibración

        SET es una carpeta llamada SOURCE-TARGET (como en-es) con una carpeta por documento, que contiene SOURCE.sent y TARGET.sent (un segmento por línea) y gold.tsv (una correspondencia por línea: original TAB traducción TAB etiqueta, índices desde 1, separados por comas, - si no hay ninguno).
learn = Aprende los pesos del alineador de alineaciones de referencia (para desarrolladores)
    .more =
        Aprende los pesos del alineador de alineaciones de referencia (para desarrolladores)

        Da las cifras de la validación cruzada de cada conjunto: cada documento se alinea con pesos aprendidos sin él. Después aprende de todos y escribe los pesos.
completions = Escribe un guion de autocompletado para un intérprete de órdenes
man = Escribe la página de manual
help = Muestra esta ayuda o la de una orden

## Options of several commands

option-file = El texto que dividir; - es la entrada estándar
option-shell = bash, zsh, fish, elvish o powershell
option-help = Muestra la ayuda (-h, en breve; --help, completa)
option-version = Muestra la versión
option-ui = Lengua de los mensajes, los informes y la ayuda [por omisión: la de la configuración regional; los datos para programas van en inglés]
option-paths = Un artículo con los dos resúmenes; o dos textos; o varios, o una carpeta; - es la entrada estándar
option-source = Lengua del original (si no, se deduce del texto)
option-target = Lengua de la traducción
option-source-lines = Líneas que ocupa el original, como 33-35 o 3-9,12-14
option-target-lines = Líneas que ocupa la traducción
option-sentences = Cada línea es un segmento: no se divide
option-part = Qué se toma de un artículo en XML
option-from = Formato de la entrada, si su contenido engaña
option-documents = Cada fila de una tabla es un documento y su traducción, por alinear: separadas por tabuladores, con los códigos de las lenguas por nombre de columna
option-strict = No escribe nada si algún documento, registro o entrada de glosario no puede leerse
option-quiet = No dice nada de lo que se tomó y se escribió
option-verbose = Muestra todo también si hay muchas entradas; si no, una línea por cada una
option-srx = Reglas de división en oraciones en lugar de las incluidas, para las lenguas que nombran: un archivo SRX 2.0
option-lexicons = Palabras que se traducen entre sí, además de las incluidas: una tabla con el encabezado `en TAB es`
option-induce = Aprende palabras en una primera pasada por todo, y alinea de nuevo
option-lexicon-out = Archivo donde guardar las palabras aprendidas, para --lexicon
option-model = Alinea y busca omisiones con pesos propios, como los escribe `cotejo learn`
option-min-confidence = Marca para revisar las correspondencias por debajo de esta confianza, en todas las salidas
option-glossaries = Glosario con que comprobar además del incluido: TOML, una tabla (CSV, TSV, XLSX), TBX, MultiTerm XML o su copia de DeCS, MeSH, UMLS o SNOMED CT
option-no-clinical = Prescinde del glosario incluido; lo que no lo necesita se comprueba igual
option-config = Configuración en lugar del cotejo.toml junto a la entrada o por encima de ella
option-no-config = No usa ninguna configuración
option-rules = Gravedad de una regla: error, warning, info u off
option-baseline = Hallazgos aceptados, como los escribe --update-baseline de check: solo cuentan los nuevos
option-memory = La memoria
option-only = Escribe solo las unidades de este tipo de correspondencia, como 1-1
option-no-headings = Omite los epígrafes y las etiquetas que van en línea aparte
option-no-review = Omite lo marcado para revisar por su baja confianza
option-dedupe = Escribe una sola vez el mismo original con la misma traducción
option-force = Escribe también lo que de otro modo se rechaza: en lugar de archivos que cotejo no escribió o que se cambiaron después, conservando cada uno como NAME.~N~, y con textos que no son traducción el uno del otro
option-date = Fecha de creación de lo escrito, como 20260131T120000Z (si existe SOURCE_DATE_EPOCH, esa; si no, ninguna)
option-pins = Correspondencias que quedan como están; el resto se alinea alrededor: un archivo de bitexto, una alineación o escalera, o una tabla de textos corregida
option-fresh = No conserva ninguna decisión del archivo de bitexto existente, que se guarda como NAME.~N~
option-format = Formato de la salida
option-format-text = Para leer
option-format-json = Para programas
option-for-excel = Para una tabla que se abre en una hoja de cálculo: un apóstrofo antes de cada texto que empieza como una fórmula
option-output = Archivo que escribir en lugar de la salida estándar
option-to = Formato que escribir, si el nombre de OUT no lo dice
option-core = Omite las correspondencias etiquetadas como equivalentes solo en parte
option-files = Glosario; - es la entrada estándar
option-dry-run = Solo enumera lo que se haría
option-fail-on = La menor gravedad con la que el estado de salida es 1
option-removed = Adónde va lo que se quita, como TMX (si no, NAME.removed.tmx junto a la memoria nueva)
option-most = Cuántos resultados se muestran

## Options of single commands

run-option-report = Además, una página HTML de todo: los dos textos lado a lado, los términos enlazados y los hallazgos al margen
run-option-remember = Lleva a la memoria de --memory las correspondencias que alguien confirmó o corrigió; si no existe, la crea
run-option-output = Carpeta de lo que se escribe
run-option-memory = Memoria de traducciones anteriores: una oración que antes se tradujo de otra manera es un hallazgo
check-option-memory = Memoria de traducciones anteriores: una oración que antes se tradujo de otra manera es un hallazgo
review-option-memory = Memoria de traducciones anteriores: una oración que antes se tradujo de otra manera es un hallazgo
fix-option-memory = Memoria de traducciones anteriores: una oración que antes se tradujo de otra manera es un hallazgo
align-option-memory = Memoria de traducciones anteriores: se favorecen los pares que contiene
align-option-explain = Dice en qué se apoya cada correspondencia, o la de este número, y qué había en contra
align-option-resume = Sigue donde se interrumpió una ejecución de muchos registros con -f json -o FILE: lo hecho está en FILE.part
check-option-update-baseline = Acepta todo lo hallado: lo escribe en FILE, para --baseline
align-option-format = Formato del resultado [por omisión: según el nombre del archivo de salida; si no, table]
check-option-format = Formato de los hallazgos [por omisión: según el nombre del archivo de salida; si no, text]; varios, cada uno en un archivo: -f sarif=a.sarif -f html=b.html, mientras el texto se muestra salvo con --quiet
check-option-show-terms = Muestra también qué términos hay para cada concepto y cuántas veces (text y json; lo que varía va primero)
check-option-suppressions = Muestra tras los hallazgos lo que los suprime: entradas para un cotejo.toml, listas para copiar
check-option-fail-on = La menor gravedad con la que el estado de salida es 1 [por omisión: error]
check-option-resume = Sigue donde se interrumpió una ejecución de muchos registros con -f jsonl -o FILE: lo hecho está en FILE.part
check-option-force = Comprueba también textos que no son traducción el uno del otro
review-option-output = Carpeta de lo que se escribe [por omisión: la del archivo de bitexto; para lo demás, la de trabajo]
review-option-apply = Toma lo que un lector decidió en una página de `run --report` o `check -f html` y guardó como FILE, y no abre ninguna página
review-option-no-open = Muestra la dirección de la página sin abrir un navegador
review-option-port = Puerto de la página [por omisión: uno libre]
review-option-idle = Termina cuando pasan estos minutos sin ninguna página abierta
review-option-patience = Segundos en los que debe llegar una petición
serve-option-source = Lengua de la que se traduce, si el programa no la dice
serve-option-target = Lengua a la que se traduce, para tenerla lista
serve-option-strict = No se inicia si alguna entrada de un glosario no puede leerse
serve-option-port = Puerto; 0 es cualquiera que esté libre
serve-option-token = Contraseña de la dirección, para conservarla: 16 letras, cifras, - y _ o más [por omisión: una nueva cada vez]
serve-option-quiet = Muestra la dirección y no dice nada más
serve-option-memory = Memoria de traducciones anteriores: una oración que antes se tradujo de otra manera es un hallazgo
fix-option-output = Archivo que escribir, del mismo formato
explain-option-rule = Nombre de la regla, como lo dan los hallazgos
segment-option-lang = Su lengua (si no, se deduce)
convert-option-input = TMX, XLIFF 1.2 o 2.x, una tabla TSV o CSV, JSON por líneas o un archivo de bitexto; - es la entrada estándar
convert-option-output = Archivo que escribir: .tmx, .xlf, .tsv, .csv, .md o .jsonl; - es la salida estándar
convert-option-from = Formato de IN, si su contenido engaña
convert-option-source = Lengua del original (si no, la de la primera unidad)
convert-option-strict = No escribe nada si alguna unidad no puede leerse
convert-option-quiet = No dice nada de lo que se escribió y se omitió
init-option-folder = Carpeta de los textos
glossary-convert-option-input = Glosario: TOML, una tabla (CSV, TSV, XLSX), TBX, MultiTerm XML, DeCS, MeSH, UMLS, SNOMED CT; - es la entrada estándar
glossary-convert-option-output = Archivo que escribir: .toml, .csv, .tsv o .tbx; - es la salida estándar
glossary-convert-option-strict = No escribe nada si alguna entrada no puede leerse
glossary-extract-option-least-count = En cuántas correspondencias debe aparecer un par
glossary-lint-option-files = Glosario en cualquier formato que se lea; - es la entrada estándar
memory-import-option-memory = La memoria, como NAME.tm; si no existe, se crea
memory-import-option-files = TMX, XLIFF, una tabla TSV o CSV, JSON por líneas, un archivo de bitexto, otra memoria o una carpeta de ellos; - es la entrada estándar
memory-import-option-quiet = No dice nada de lo que se incorporó y se omitió
memory-import-option-from = Formato de los archivos, si su contenido engaña
memory-import-option-source = Lengua del original, para archivos que no la nombran
memory-import-option-strict = No incorpora nada de un archivo si alguna de sus unidades no puede leerse
memory-export-option-output = Archivo que escribir: .tmx, .xlf, .tsv, .csv, .md o .jsonl; - es la salida estándar
memory-export-option-source = Lengua del original: solo unidades entre ella y --target, invertidas si hace falta
memory-export-option-quiet = No dice nada de lo que se escribió y se omitió
memory-pretranslate-option-input = XLIFF
memory-pretranslate-option-output = Archivo que escribir
memory-pretranslate-option-threshold = Cuánto deben parecerse los originales, en tanto por ciento: 100, el mismo texto; 101, solo en el mismo contexto
memory-pretranslate-option-source = Lengua del original, para archivos que no la nombran
memory-pretranslate-option-target = Lengua de la traducción, para archivos que no la nombran; se escribe en ellos
memory-pretranslate-option-quiet = No dice nada de lo que se rellenó
memory-lookup-option-inputs = Una oración; o un texto, TMX, XLIFF o tabla cuyos originales se buscan; - es la entrada estándar
memory-lookup-option-threshold = Cuánto deben parecerse los textos, en tanto por ciento
memory-lookup-option-most = Cuántas coincidencias se muestran de cada uno
memory-lookup-option-source = Lengua de la entrada (si no, se deduce)
memory-lookup-option-target = Lengua de las traducciones (si no, cualquiera)
memory-lookup-option-sentences = Cada línea de un texto es un segmento: no se divide
memory-lookup-option-leverage = Cuenta palabras según la mejor coincidencia, en lugar de mostrar las coincidencias
memory-search-option-query = Palabras seguidas, sin atender a mayúsculas
memory-search-option-words = Busca las palabras en cualquier orden
memory-search-option-forms = Busca también formas flexionadas: clínica y clínicas
memory-search-option-regex = QUERY es una expresión regular
memory-search-option-language = Lengua en la que buscar (si no, cualquiera)
memory-merge-option-inputs = Memorias, TMX, XLIFF, tablas…
memory-merge-option-output = La memoria que crear
memory-merge-option-prefer = Cuál de varias traducciones de un mismo original se conserva
memory-merge-option-removed = Adónde van las demás, como TMX (si no, NAME.removed.tmx junto a la memoria nueva)
memory-merge-option-force = Sustituye una memoria existente
memory-merge-option-quiet = No dice nada de lo que se incorporó
memory-clean-option-output = La memoria que crear
memory-clean-option-preset = Cuánto se quita
memory-clean-option-dry-run = Solo muestra lo que se quitaría, con ejemplos
memory-clean-option-removed = Adónde va lo que se quita, como TMX (si no, NAME.removed.tmx junto a la memoria nueva; con --dry-run, a ninguna parte)
memory-clean-option-force = Sustituye una memoria existente
memory-edit-option-unit = Número de la unidad, como lo muestran lookup y search
memory-edit-option-new-source = Su nuevo original
memory-edit-option-new-target = Su nueva traducción
memory-delete-option-units = Números de las unidades, como los muestran lookup y search
validate-option-files = TMX, TBX o XLIFF
validate-option-fix = Escribe una copia corregida, NAME.mended.EXT, junto a cada archivo con defectos corregibles
validate-option-output = Adónde va la copia corregida de un solo archivo
eval-option-set = La carpeta
eval-option-induce = Aprende palabras en una primera pasada por todo el conjunto, y alinea de nuevo; si no, solo de cada documento, cuando sus lenguas no tienen léxico
eval-option-model = Alinea con pesos propios, como los escribe `cotejo learn`
eval-option-write = Escribe cada alineación en DIR/DOC.tsv
learn-option-sets = Carpetas de documentos de referencia, como para `cotejo eval`
learn-option-folds = Partes en que se reparten los documentos para la validación cruzada; con 1 no se hace
learn-option-prior = Desviación típica que se espera de los pesos; una menor los mantiene más cerca de 0
learn-option-core = Omite de las cifras las correspondencias etiquetadas como equivalentes solo en parte
learn-option-write = Escribe cada alineación de la validación cruzada en DIR/SET/DOC.tsv
learn-option-output = Archivo de los pesos
