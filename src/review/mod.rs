//! Correcting a bitext on a page: what the page shows of it, and what an operation changes there. Nothing here reads or
//! writes files or speaks to a network; the command `review` does.

pub(crate) mod page;
mod places;
mod view;

pub(crate) use places::{TermView, finding_views, link_views, term_views};
pub(crate) use view::{Progress, change, document_view, progress};
