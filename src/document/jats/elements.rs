//! Which elements of JATS are what to the reader.

/// Elements that are blocks by themselves or hold such; all others are a part of the line.
pub(super) const BLOCKS: [&str; 21] = [
    "p",
    "title",
    "sec",
    "list",
    "list-item",
    "disp-quote",
    "def-list",
    "def-item",
    "term",
    "def",
    "verse-group",
    "verse-line",
    "attrib",
    "speech",
    "speaker",
    "statement",
    "boxed-text",
    "preformat",
    "label",
    "fig",
    "table-wrap",
];

/// Elements that are no prose: neither their words nor those within are taken.
pub(super) const LEFT_OUT: [&str; 26] = [
    "fig",
    "fig-group",
    "table-wrap",
    "table-wrap-group",
    "disp-formula",
    "disp-formula-group",
    "graphic",
    "media",
    "supplementary-material",
    "chem-struct-wrap",
    "code",
    "fn",
    "fn-group",
    "ref-list",
    "ack",
    "label",
    "object-id",
    "tex-math",
    "annotation",
    "annotation-xml",
    "alt-text",
    "long-desc",
    "index-term",
    "sec-meta",
    "processing-meta",
    "permissions",
];

/// What people call the more bulky of them, for the note that says how many were left out.
pub(super) const COUNTED: [(&str, &str); 4] = [
    ("fig", "figures"),
    ("table-wrap", "tables"),
    ("disp-formula", "formulas"),
    ("fn", "footnotes"),
];

/// Values of `abstract-type` that are the abstract itself; all others (graphical, key-points, highlights, teaser …)
/// are besides it.
pub(super) const ABSTRACT_ITSELF: [&str; 8] =
    ["abstract", "full", "main", "normal", "original", "section", "structured", "summary"];

/// Values of `ref-type` for what is a mark beside the text; others (figures, tables, sections …) are named in it.
pub(super) const MARKS: [&str; 7] =
    ["", "aff", "author-notes", "bibr", "corresp", "fn", "table-fn"];

/// Elements that are kept as inline codes, and what kind of code each is (TMX 1.4b, `type`).
pub(super) const CODES: [(&str, &str); 16] = [
    ("bold", "bold"),
    ("italic", "italic"),
    ("monospace", "font"),
    ("overline", "overline"),
    ("roman", "font"),
    ("sans-serif", "font"),
    ("sc", "scap"),
    ("strike", "strike"),
    ("sub", "sub"),
    ("sup", "sup"),
    ("underline", "ulined"),
    ("styled-content", "font"),
    ("email", "link"),
    ("ext-link", "link"),
    ("uri", "link"),
    ("xref", "link"),
];
