//! Maths within a line.

use super::KNOWN;
use super::scan::command_name;

/// Maths as a person reads it: commands as their signs, braces left out, a fraction with a stroke.
pub(crate) fn in_signs(maths: &str) -> String {
    const FRACTIONS: [&str; 4] = ["frac", "dfrac", "tfrac", "nicefrac"];
    let mut signs = String::new();
    let mut rest = maths;
    // behind how many closing braces the stroke of a fraction comes
    let mut strokes: Vec<usize> = Vec::new();
    let mut depth = 0_usize;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let name = command_name(rest);
                rest = &rest[name.len()..];
                signs.push_str(KNOWN.get("symbol", name).unwrap_or_default());
                if FRACTIONS.contains(&name) && rest.starts_with('{') {
                    strokes.push(depth);
                }
            }
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if strokes.last() == Some(&depth) {
                    strokes.pop();
                    signs.push('/');
                }
            }
            '$' => {}
            // degrees
            '^' if rest.trim_start_matches(['{', '\\', ' ']).starts_with("circ") => {}
            '~' => signs.push(' '),
            _ => signs.push(c),
        }
    }
    signs.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maths_is_read_as_a_person_reads_it() {
        for (written, read) in [
            ("p < 0{,}05", "p < 0,05"),
            ("\\alpha = .87", "α = .87"),
            ("\\frac{a}{b} = 2", "a/b = 2"),
            ("\\frac{\\frac{a}{b}}{c}", "a/b/c"),
            ("x \\leq 5~\\mu", "x ≤ 5 µ"),
            ("a } b", "a  b"),
            ("6.4^\\circ", "6.4°"),
            ("^{\\circ}\\mathrm{C}", "°C"),
        ] {
            assert_eq!(in_signs(written), read, "{written}");
        }
    }
}
