//! The files of the page, which are part of the program.

/// A file of the page.
pub(crate) struct PageFile {
    /// Its path on the server, with a slash in front.
    pub path: &'static str,
    pub media_type: &'static str,
    pub text: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";

macro_rules! files {
    ($($path:literal $media_type:ident $file:literal),* $(,)?) => {
        &[$(PageFile { path: $path, media_type: $media_type, text: include_str!($file) }),*]
    };
}

/// All of them. The page looks like the HTML report, and has its style sheet.
pub(crate) const FILES: &[PageFile] = files![
    "/" HTML "page/index.html",
    "/report.css" CSS "../report/html/style.css",
    "/review.css" CSS "page/review.css",
    "/main.js" SCRIPT "page/main.js",
    "/actions.js" SCRIPT "page/actions.js",
    "/dialogs.js" SCRIPT "page/dialogs.js",
    "/grid.js" SCRIPT "page/grid.js",
    "/keys.js" SCRIPT "page/keys.js",
    "/row.js" SCRIPT "page/row.js",
    "/server.js" SCRIPT "page/server.js",
    "/settings.js" SCRIPT "page/settings.js",
    "/texts.js" SCRIPT "page/texts.js",
    "/en.json" JSON "page/en.json",
    "/es.json" JSON "page/es.json",
];
