# The page of findings, in Spanish.

page-skip = Ir a los textos
page-beads =
    { $beads ->
        [one] 1 correspondencia
       *[other] { $beads } correspondencias
    }, { $alike } de ellas de uno a uno.
page-not-read = Sin leer
page-nothing-found = No se encontró nada.
