# The rules, in Spanish: what each finds, what it looks at, and why. The English stands with the rules.

acronym-inconsistent = una sigla traducida por varias, dejada en la lengua del original o usada antes de explicarse
    .what =
        Qué sigla equivale a otra se sabe por el glosario, por las formas desarrolladas del texto y por listas (`HIV`,
        `VIH`); las dos que quedan solas en su correspondencia van juntas. Se señalan: una equivalencia distinta de la
        habitual en el texto, una sigla inglesa que tiene la suya en la lengua de la traducción, una sigla con dos
        formas desarrolladas y una sigla de la traducción que aparece antes de explicarse cuando el original la explica
        a tiempo. No es un error la forma desarrollada en lugar de la sigla, ni la sigla extranjera entre paréntesis
        junto a la propia.
    .why = El lector entiende que dos siglas son dos cosas distintas, y busca en vano la que nunca se explicó.
acronym-undefined = una sigla cuya forma desarrollada no se da en ningún sitio
    .what =
        Cada texto se mira por separado: *forma desarrollada (SIGLA)* o *SIGLA (forma desarrollada)* explica una sigla
        en cualquier lugar. Las que conoce el lector de la lengua (`ADN`, `VIH`, `DE`) figuran en una lista por lengua;
        también se conocen las del glosario. Cada una se señala una vez.
    .why = El resumen se lee por sí solo, y casi todas las revistas piden que la sigla se desarrolle la primera vez que se usa.
addition = un segmento de la traducción, o una parte de él, sin equivalente
    .what =
        Un segmento de la traducción que no forma correspondencia con el original, o una serie de palabras a la que nada
        responde en el original; véase `omission`.
    .why = Lo que el autor no escribió no debe estar en la traducción; o bien el original no es el que se tradujo.
calque = un falso amigo de la palabra del original, o un calco de ella
    .what =
        Hay una lista de unas 200 palabras y locuciones españolas con las inglesas que llevan a ellas por error
        (*eventually*, *eventualmente*). Se buscan donde el original tiene la inglesa y ninguna de las que la española
        traduce bien. Lo que es cuestión de estilo queda como nota; lo que está en el glosario se deja al glosario.
    .why = Se lee bien y dice otra cosa.
double-space = dos o más espacios dentro de una oración
    .what =
        Se miran los dos textos. No se tocan los espacios al final de la línea, tras el punto de una oración, un
        epígrafe o una marca de lista, los tabuladores ni los textos cuyas líneas se justificaron a un mismo ancho (como
        los de los PDF).
    .why = Dos espacios se ven como un hueco al imprimir, y hacen distintas dos oraciones iguales en una memoria de traducción.
end-punctuation = un signo final distinto del que tiene el original
    .what =
        Se comparan `.`, `?`, `!`, `:` y `…` al final de una correspondencia, antes de paréntesis y comillas de cierre.
        No se miran los epígrafes ni las listas de palabras clave, ni un punto en lugar de un punto y coma.
    .why = Una pregunta convertida en afirmación dice otra cosa; un punto perdido es un descuido.
first-letter = una oración de la traducción que empieza con minúscula donde el original tiene mayúscula
    .what =
        Solo se miran las oraciones que empiezan con una palabra de varias letras y acaban con un signo: nombres como
        {"*"}p53* o *mRNA* empiezan como empiezan.
    .why = Suele quedar tras una corrección, o se perdió el principio.
heading-missing = un epígrafe de un resumen estructurado que está en un solo texto
    .what =
        Los epígrafes se comparan por su clase (*Methods*, *MÉTODOS*, *Materiales y métodos*), estén en línea aparte o
        delante de su texto. Un epígrafe de otra clase en la misma correspondencia se toma por su traducción; el que es
        un segmento sin equivalente corresponde a `omission` o `addition`.
    .why = Las revistas piden la misma estructura en ambas lenguas, y las bases de datos guardan los resúmenes por secciones.
keyword-count = listas de palabras clave de distinta longitud
    .what =
        Las palabras clave van separadas por punto y coma; si no, por comas; si no, por puntos. Una lista con una sola
        palabra clave se toma por una cuyos separadores no se conocen.
    .why = Se omitió o se añadió una palabra clave, o un separador está mal; los índices toman la lista como está.
keyword-order = palabras clave de la traducción en otro orden que en el original
    .what =
        Las palabras clave se emparejan por el glosario, el léxico y la grafía. No se miran las listas que están en
        orden alfabético en alguno de los textos.
    .why = El lector y los índices emparejan las palabras clave por su posición.
keyword-unknown = una palabra clave cuyo equivalente no parece su traducción
    .what =
        En listas de igual longitud se comparan las palabras clave de la misma posición por el glosario, el léxico y la
        grafía, y las siglas por la forma desarrollada que da el texto; se señalan las que no tienen casi nada en común
        y cuyo equivalente no está en ninguna otra posición.
    .why = Una palabra clave equivocada oculta el artículo a quien lo busca. Muchas correctas no están en el léxico, de modo que esto no es más que un indicio.
low-confidence-bead = una correspondencia cuyos segmentos quizá no vayan juntos
    .what =
        El alineador da una confianza a cada correspondencia; las que no llegan a `--min-confidence` (0.7) deben
        revisarse. Los segmentos sin equivalente son `omission` y `addition`.
    .why = Lo que otras reglas digan de una correspondencia así puede deberse a la alineación, y no debe entrar en una memoria sin revisarse.
memory-differs = una oración que antes se tradujo de otra manera
    .what =
        Con `--memory` el original de cada correspondencia se busca en una memoria. Si está el mismo original y ninguna
        de sus traducciones tiene las palabras de esta, se señala; un original en el que solo difieren las cifras cuenta
        con las cifras de la correspondencia, y queda como nota. Los originales menos semejantes no se miran. En el
        ejemplo, la memoria tiene el original con la segunda traducción.
    .why = Quien lee ambos textos entiende que dos redacciones son dos cosas distintas, y el cliente que aprobó la primera preguntará qué tenía de malo.
name-mismatch = una dirección, un identificador o un nombre que difiere
    .what =
        Se comparan direcciones web y de correo, DOI, números de ensayos (`NCT01234567`, `ISRCTN…`) y nombres de letras
        con cifras o letras griegas (`IL-1β`, `HER2`). Se señalan dos de una misma clase, uno de cada texto de una
        correspondencia, si ninguno tiene su equivalente en el otro texto; de los nombres con cifras, solo los que difieren en
        una letra o una cifra. De personas y lugares, cuando el léxico tiene las lenguas, un nombre al que nada responde
        y el único nombre así del otro texto; también de los fármacos, que se conocen por su terminación, y de las especies
        que siguen a su género.
    .why = Otra letra es otra proteína, y una dirección con una errata no lleva a ninguna parte.
negation-mismatch = una negación en un solo texto
    .what =
        Lo que niega figura en listas del inglés y del español (`not`, `without`, `non-`; `sin`, `ni`), y también lo que
        puede traducirlo: *lack*, *fail to*, *unable*, *carecer*, *ausencia de*, *dejar de*. Varias negaciones que van
        juntas (*no … ningún*) son una; *no … más que* solo limita. Es un error si la palabra negada está traducida y nada la niega cerca; un aviso
        si el otro texto no niega nada. Lo que solo parece una negación (*not only*, *sin embargo*, *no doubt*) se pasa
        por alto.
    .why = Un *no* perdido invierte el resultado, y la oración se lee tan bien como antes.
number-mismatch = una cifra sin equivalente en el otro texto, o con otro signo, relación o unidad
    .what =
        Las cifras se comparan por valor, signo, relación y unidad: `diez` equivale a `10`, `0,05` a `0.05`, 24 h a un
        día, y `p < 0.05` no es `p = 0.05`. Dos cifras que están cada una con las
        palabras de la otra son un aviso, también dos que se comparan y cambian de sitio (`12% vs 8%`) y un nivel de confianza que ha perdido el
        signo (`IC 95`). Una cifra que está en una correspondencia cercana queda como nota. Véase
        docs/numbers.md.
    .why = Una cifra equivocada es un resultado equivocado, y ningún corrector ortográfico lo ve.
omission = un segmento del original, o una parte de él, sin equivalente
    .what =
        Un segmento del original que no forma correspondencia con la traducción; y, si un léxico conoce las lenguas,
        palabras de una correspondencia a las que nada responde en el otro texto. Un modelo aprendido de traducciones a
        las que falta una parte pondera los indicios: cuánto más largo es un texto y cuántos paréntesis más tiene,
        cuántas palabras quedan sin traducir, cuántas de ellas van juntas o llenan el espacio entre dos signos, si otros
        segmentos las traducen y qué tiene el otro texto sin traducción en el mismo lugar. No se echan de menos palabras
        generales (`estudio`, `mostrar`), ni las que el otro texto tiene como sigla (`terapia cognitivo-conductual`,
        CBT), las que preceden a una sigla entre paréntesis o las que van entre paréntesis como las escribe el otro
        texto. Donde puede tratarse solo de otra redacción, el hallazgo no pasa de nota.
    .why = Una oración pasada por alto es el peor error de una traducción, y el más difícil de ver en un texto que se lee bien.
opposite = una palabra a la que responde su contraria u otra de su clase: *left* por *derecho*
    .what =
        Los contrarios figuran en listas del inglés y del español (*aumentar* y *disminuir*, *antes* y *después*,
        {"*"}hombres* y *mujeres*, *hiper-* e *hipo-*). Se señalan dos palabras de significado opuesto en el mismo lugar de
        una correspondencia si ninguna tiene su equivalente en el otro texto. Es un error si las palabras que las rodean
        se traducen entre sí; si no, un aviso. También hay listas de cosas de una clase que se excluyen: órganos, enfermedades,
        síntomas, emociones, profesiones, países, estadísticos (media y mediana, OR y HR, DE y EE), cuantificadores (*todos*,
        {"*"}algunos*), los grupos de un ensayo. Una en lugar de otra (*kidney*, *hígado*) es un aviso, y
        también una comparación al revés (*men slept more than women*, *las mujeres dormían más que los hombres*). No se toca lo que se dice con una negación (*not worse*, *mejor*), con dos
        contrarios (*survival improved*, *la mortalidad disminuyó*) o a la inversa (*A before B*, *B después de A*).
    .why = Un resultado invertido es el peor error posible, y ningún corrector ortográfico lo ve.
pattern = un patrón suyo, del original, de la traducción o de ambos
    .what =
        Cada `[[pattern]]` de `cotejo.toml` tiene expresiones regulares: `source` y `target` coinciden en una
        correspondencia, `no-source` y `no-target` no. Tiene un `message`, y una `severity` si no es un aviso. `(?i)`
        delante de una expresión no distingue mayúsculas; `\b` es el límite de una palabra. El ejemplo tiene `source =
        '\bward\b'` y `no-target = '(?i)planta'`.
    .why = Un manual de estilo y un cliente tienen reglas que no caben en ningún glosario.
repeated-word = una palabra que aparece dos veces seguidas: `de de`, `the the`
    .what =
        Se miran los dos textos, también de una línea a otra. Las palabras que pueden repetirse con razón (`had had`,
        `nos nos`, `bla bla`) figuran en una lista por lengua; no se tocan los nombres (*Walla Walla*), las especies
        (*Rattus rattus*) ni lo que también repite el otro texto.
    .why = Suele quedar tras una corrección, y los lectores y los correctores ortográficos lo pasan por alto.
segment-inconsistent = un mismo segmento traducido de dos maneras, o dos segmentos con la misma traducción
    .what =
        Las parejas de un documento se comparan por sus palabras, sin atender a mayúsculas ni puntuación. No se miran
        los segmentos de menos de cuatro palabras: uno corto puede significar dos cosas.
    .why = El lector entiende que dos redacciones son dos cosas distintas; y de dos segmentos con la misma traducción, es probable que uno no se tradujera.
space-before-punctuation = un espacio antes de una coma, un punto u otro signo
    .what =
        Se mira la traducción, y no se toca lo que el original tiene igual. El francés pone espacio antes de `;`, `:`,
        `!` y `?`.
    .why = El signo puede quedar al principio de la línea siguiente.
tag-mismatch = un código o un marcador que falta en uno de los textos
    .what =
        Se comparan los códigos de las unidades de una memoria (una pareja de códigos cuenta una vez) y, en cualquier
        texto, los marcadores (`{"{"}0{"}"}`, `{"{"}name{"}"}`, `%s`, `%1$d`, `${"{"}name{"}"}`), las etiquetas de HTML
        (`<b>`, `<br/>`) y sus entidades (`&nbsp;`), estén donde estén en la correspondencia. La cursiva de un artículo
        no se mira: las lenguas difieren en ella.
    .why = Al reinsertar la traducción, un código perdido pierde un enlace, un valor o su formato.
term-deprecated = un término que el glosario desaconseja, en cualquiera de los textos: un calco, un falso amigo, una forma anticuada
    .what =
        Una palabra sola se señala únicamente si el otro texto se refiere a su concepto: un *padre severo* es estricto,
        no *severe*. No se señalan las citas ni los nombres que están tal cual en ambos textos.
    .why = Los calcos y los falsos amigos dicen algo distinto del original, o lo dicen como no lo diría ningún lector del campo.
term-inconsistent = un mismo concepto con varios términos en un texto
    .what =
        La traducción nombra un concepto con otro término que antes, aunque los dos sean correctos. No cuentan las
        formas abreviadas junto a su forma plena (*espera* por *tiempo de espera*), ni las que nombran a mujeres y hombres
        (*cuidadores*, *personas cuidadoras*), ni dos términos donde el original tiene dos.
    .why = El lector entiende que dos términos son dos cosas distintas.
term-missing = un término del original para el que la traducción no tiene ninguno
    .what =
        Vale cualquier término admitido del concepto, en cualquier forma flexionada, y una palabra de su misma raíz que el
        léxico tenga por traducción (*relapse*, *recayeron*). Un término más largo oculta los que contiene, de modo que *self-compassion* no pide *compasión*. Si en su lugar hay un término de otro concepto, se
        muestra. No se miran las siglas que el texto explica de otro modo, las citas, las direcciones ni las palabras
        que están tal cual en los dos textos.
    .why = La traducción dice otra cosa, o deja fuera lo que importa.
term-not-preferred = un término admitido donde se prefiere otro
    .what =
        Los dos términos son correctos; el glosario tiene una preferencia.
    .why = Una revista o un equipo que escribe siempre el mismo término es más fácil de leer y de buscar.
term-reverse = un término de la traducción al que nada corresponde en el original
    .what =
        Solo se buscan las formas plenas que el glosario prefiere: un término admitido es a menudo una palabra
        corriente, y una sigla puede ser de otro. No se mira un término cuyas palabras traducen palabras del original,
        ni el que forma parte de un nombre; el que está en lugar de un término que falta se señala con este. Si ningún
        léxico conoce las lenguas, queda como nota.
    .why = La traducción habla de algo que el original no menciona.
unbalanced-punctuation = un paréntesis, unas comillas o un `¿` `¡` del español sin su pareja
    .what =
        Se miran los dos textos. Una pareja puede abarcar varias oraciones. Las marcas de lista (`a)`, `1)`), los
        intervalos (`[0, 1)`), los emoticonos, los apóstrofos y las pulgadas no son paréntesis ni comillas; no se señala
        nada si a los dos textos les falta la misma pareja, ni si una pregunta se cita como la tiene el original. Las
        comillas se comprueban solo en inglés, español y portugués.
    .why = El lector no sabe dónde acaba el inciso, la cita o la pregunta; en español, una pregunta sin `¿` es una falta de ortografía.
unrelated-texts = dos textos que claramente no son traducción el uno del otro
    .what =
        De las palabras cuya traducción conoce el léxico, casi ninguna la tiene en el otro texto; si no hay léxico, se
        contradicen las cifras y las longitudes; o bien cada texto está en la lengua del otro. Se señala una vez, en la
        peor de las correspondencias. Los textos que se alinean aquí se rechazan por ello, salvo con `--force`.
    .why = Un archivo equivocado da una memoria equivocada de principio a fin.
untranslated = una unidad sin traducción, o un segmento de la traducción, o una parte de él, que quedó en la lengua del original
    .what =
        Cuentan la unidad de una memoria y la fila de una tabla sin traducción. Un segmento cuenta si sus palabras son
        de la lengua del original y ninguna es de la lengua de la traducción, sea o no copia literal del original;
        dentro de un segmento cuenta una serie de cuatro palabras. No se miran nombres, títulos de escalas y
        herramientas (en mayúsculas, entre paréntesis o comillas), referencias, estadísticos ni términos del glosario.
    .why = Se pasó por alto, o una máquina copió lo que no entendió.
wrong-language = un segmento de la traducción en una tercera lengua
    .what =
        Se considera que un segmento está en otra lengua si más palabras suyas son palabras vacías de esa lengua. No se
        miran los segmentos de menos de cinco palabras ni los que son sobre todo nombres; lo que quedó en la lengua del
        original es `untranslated`.
    .why = Un pasaje de otro archivo pasa por traducción para quien no conoce ninguna de las dos lenguas.
