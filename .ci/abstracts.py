"""Short abstracts in English and Spanish, of which tests make many by repetition."""

ABSTRACTS = [
    (
        "Compassion training has entered hospitals. We assessed shame and self-criticism in {n} nurses. "
        "Shame fell more in the programme group (p < 0.05). Self-compassion rose over the same period.",
        "El entrenamiento en compasión ha entrado en los hospitales. Se evaluaron la vergüenza y la autocrítica en {n} enfermeras. "
        "La vergüenza disminuyó más en el grupo del programa (p < 0,05). La autocompasión aumentó en el mismo periodo.",
    ),
    (
        "Background: burnout is common. Methods: {n} physicians answered a questionnaire. Results: one in ten was exhausted. "
        "Conclusions: rest is needed.",
        "Antecedentes: el desgaste profesional es frecuente. Métodos: {n} médicos respondieron a un cuestionario. "
        "Resultados: uno de cada diez estaba agotado. Conclusiones: hace falta descanso.",
    ),
]


def of_number(number):
    """Both texts of one of many abstracts, which has its number in them."""
    return [text.format(n=number) for text in ABSTRACTS[number % len(ABSTRACTS)]]
