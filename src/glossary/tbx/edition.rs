//! The editions of TBX.

/// An edition of ISO 30042, by what it calls the same things.
pub(crate) struct Edition {
    pub(super) opening: &'static str,
    pub(super) closing: &'static str,
    pub(super) concept: &'static str,
    pub(super) language: &'static str,
    pub(super) term: &'static str,
    pub(super) has_proper_nouns: bool,
}

/// ISO 30042:2019. The language is that of what the header says.
pub(super) const V3: Edition = Edition {
    opening: "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n\
        <tbxHeader><fileDesc><sourceDesc><p>Written by cotejo</p></sourceDesc></fileDesc></tbxHeader>\n",
    closing: "</tbx>\n",
    concept: "conceptEntry",
    language: "langSec",
    term: "termSec",
    has_proper_nouns: false,
};

/// ISO 30042:2008.
pub(super) const V2: Edition = Edition {
    opening: "<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n\
        <martif type=\"TBX-Basic\" xml:lang=\"en\">\n\
        <martifHeader><fileDesc><sourceDesc><p>Written by cotejo</p></sourceDesc></fileDesc>\
        <encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n",
    closing: "</martif>\n",
    concept: "termEntry",
    language: "langSet",
    term: "tig",
    has_proper_nouns: true,
};
