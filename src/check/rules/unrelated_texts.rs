//! `unrelated-texts`: two texts that are no translations of each other.

use crate::align::unrelated;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::wording::message;
use crate::words::WordLinks;

pub(super) const RULE: Rule = Rule {
    name: "unrelated-texts",
    severity: Severity::Warning,
    finds: "two texts that are plainly no translations of each other",
    what: "Of the words whose translations the lexicon knows next to none has one on the other side; where there is no \
        lexicon, numbers and lengths contradict; or each text is in the language of the other. It is found once, in the \
        worst of all beads. Texts that are aligned here are refused for it, unless `--force` is given.",
    why: "A wrong file makes a memory that is wrong from beginning to end.",
    example: Example::new(
        &[
            (
                "The museum opens at nine and children enter free.",
                "La infección fue rara y no hubo complicaciones graves.",
            ),
            (
                "Dogs must wait in the garden, which is closed in winter.",
                "El fármaco redujo el dolor en pacientes de dos hospitales.",
            ),
        ],
        &[
            (
                "The museum opens at nine and children enter free.",
                "El museo abre a las nueve y los niños entran gratis.",
            ),
            (
                "Dogs must wait in the garden, which is closed in winter.",
                "Los perros deben esperar en el jardín, que está cerrado en invierno.",
            ),
        ],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let bitext = context.bitext;
    let documents = bitext.documents();
    let without_lexicon;
    let links = match context.facts.links() {
        Some(links) => links,
        None => {
            without_lexicon = WordLinks::of_documents(documents, context.lexicon);
            &without_lexicon
        }
    };
    let Some(found) = unrelated(documents, &bitext.alignment, links, context.lexicon) else {
        return Vec::new();
    };
    let Some(worst) = found.worst.first() else { return Vec::new() };
    let bead = &bitext.alignment.beads[*worst];
    let why = message!("unrelated-texts-why", contradiction: found.contradiction.message());
    let finding = RULE.finding(*worst, message!("unrelated-texts"), why);
    vec![context.at_bead(finding, bead)]
}
