"""Bitexts as data frames of pandas, which is imported only here."""

COLUMNS = ["document", "bead", "kind", "source", "target", "source_text", "target_text", "confidence", "review"]


def of_bitext(bitext):
    try:
        import pandas
    except ImportError as error:
        raise ImportError("to_pandas needs pandas: pip install pandas") from error
    rows = [
        (bitext.name, number, bead.kind, bead.source, bead.target)
        + (bead.source_text, bead.target_text, bead.confidence, bead.review)
        for number, bead in enumerate(bitext.beads, 1)
    ]
    return pandas.DataFrame(rows, columns=COLUMNS)
