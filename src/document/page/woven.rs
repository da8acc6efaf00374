//! Two columns in two languages whose blocks stand in turn, as `pdftotext` may write them without `-layout`: each column is
//! put together again.

use super::Line;
use super::wraps::{ends_sentence, starts_small};
use crate::document::keywords_label;
use crate::language::{LanguageTag, Pack, detect, heading_class, likeliest_pack, pack};
use crate::text::script::word_count;
use std::collections::BTreeMap;
use std::ops::Range;

/// Lines without a blank one between.
type Group<'l> = &'l [Line];

/// So far behind a sentence that a block breaks is the rest of it.
const NEAR: usize = 4;
/// Fewer words tell no language.
const FEWEST_WORDS: usize = 3;

/// Groups of lines in the order in which they are read.
pub(super) struct Unwoven<'l> {
    pub groups: Vec<Group<'l>>,
    /// The groups that begin with the rest of a sentence, whatever its first word looks like.
    pub rests: Vec<usize>,
    /// The first lines of the stretches where columns stood in turn.
    pub first_lines: Vec<usize>,
}

/// The groups with the columns put together, where each ends as a text does.
pub(super) fn unwoven(groups: Vec<Group<'_>>) -> Unwoven<'_> {
    let mut out = Unwoven { groups, rests: Vec::new(), first_lines: Vec::new() };
    let groups = &mut out.groups;
    if !(0..groups.len()).any(|at| may_begin(groups, at)) {
        return out;
    }
    let Some(languages) = languages(groups) else { return out };
    let mut columns: Vec<Option<Column>> =
        groups.iter().map(|group| column(group, &languages)).collect();
    for at in 1..groups.len() {
        columns[at] = columns[at].or_else(|| column_of_rest(groups, &columns, at));
    }
    for stretch in stretches(groups, &columns) {
        let columns = filled(&columns[stretch.clone()]);
        let mut sorted: Vec<(Column, Group<'_>)> =
            columns.into_iter().zip(groups[stretch.clone()].iter().copied()).collect();
        let first = sorted[0].0;
        sorted.sort_by_key(|(column, _)| *column != first);
        let is_whole = |column: Column| {
            let last = sorted.iter().rfind(|(of, _)| *of == column);
            last.is_some_and(|(_, group)| !is_open(group))
        };
        if !(is_whole(Column::One) && is_whole(Column::Other)) {
            continue;
        }
        let first_text = stretch.clone().find(|at| heading(groups[*at]).is_none());
        let first_text = groups[first_text.unwrap_or(stretch.start)];
        out.first_lines.push(first_text[0].text.lines().0);
        let is_rest = |pair: &[(Column, Group<'_>)]| {
            let is_heading = heading_class(pair[1].1[0].text.as_str()).is_some();
            let is_text = !is_heading && label(pair[1].1).is_none();
            pair[0].0 == pair[1].0 && is_open(pair[0].1) && is_text
        };
        let rests = sorted.windows(2).enumerate().filter(|(_, pair)| is_rest(pair));
        out.rests.extend(rests.map(|(at, _)| stretch.start + at + 1));
        for (at, (_, group)) in stretch.zip(sorted) {
            groups[at] = group;
        }
    }
    out
}

/// Whether columns in turn may begin at a group, whatever its language: with two headings, or a sentence that breaks off and
/// goes on behind another group.
fn may_begin(groups: &[Group<'_>], at: usize) -> bool {
    let is_abstract =
        |at: usize| groups.get(at).is_some_and(|group| heading(group) == Some("abstract"));
    let goes_on = |group: &Group<'_>| starts_small(group[0].text.as_str());
    let behind = groups.iter().skip(at + 2).take(NEAR - 1);
    is_abstract(at) && is_abstract(at + 1)
        || groups[at].len() > 1 && behind.clone().any(goes_on) && is_open(groups[at])
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    One,
    Other,
}

fn text(group: Group<'_>) -> String {
    group.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The class of the heading that a group is.
fn heading(group: Group<'_>) -> Option<&'static str> {
    let [line] = group else { return None };
    heading_class(line.text.as_str())
}

/// The label of the keywords that a group begins with.
fn label<'l>(group: Group<'l>) -> Option<&'l str> {
    let first = group.first()?.text.as_str();
    keywords_label(first).map(|end| first[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a sentence begins in it and does not end there.
fn is_open(group: Group<'_>) -> bool {
    let Some(last) = group.last() else { return false };
    let last = last.text.as_str();
    !ends_sentence(last)
        && heading(group).is_none()
        && group.iter().all(|line| keywords_label(line.text.as_str()).is_none())
        && word_count(&text(group)) >= FEWEST_WORDS
}

/// The two languages that most text is in, by its stop words.
fn languages(groups: &[Group<'_>]) -> Option<[LanguageTag; 2]> {
    const LONG: usize = 12;
    let mut lengths: BTreeMap<LanguageTag, usize> = BTreeMap::new();
    for group in groups {
        let text = text(group);
        if word_count(&text) >= LONG
            && let Some(pack) = likeliest_pack(&text)
        {
            *lengths.entry(pack.tag()).or_default() += text.len();
        }
    }
    let mut most: Vec<(LanguageTag, usize)> = lengths.into_iter().collect();
    most.sort_by_key(|(_, length)| usize::MAX - length);
    most.truncate(2);
    most.into_iter().map(|(language, _)| language).collect::<Vec<_>>().try_into().ok()
}

/// The column that a group stands in, by its language; none where that cannot be told.
fn column(group: Group<'_>, languages: &[LanguageTag; 2]) -> Option<Column> {
    if let Some(label) = label(group).or_else(|| heading(group).map(|_| group[0].text.as_str())) {
        let has = |pack: &Pack| pack.heading_class(label).is_some();
        let [one, other] = [0, 1].map(|at| pack(&languages[at]).is_some_and(has));
        return (one != other).then_some(if one { Column::One } else { Column::Other });
    }
    let text = text(group);
    let found = (word_count(&text) >= FEWEST_WORDS).then(|| detect(&text, languages))??;
    Some(if found == languages[0] { Column::One } else { Column::Other })
}

/// The column of a few words that go on with a sentence: of two that are open the one that has waited longer.
fn column_of_rest(groups: &[Group<'_>], columns: &[Option<Column>], at: usize) -> Option<Column> {
    if !starts_small(groups[at][0].text.as_str()) {
        return None;
    }
    let near = at.saturating_sub(NEAR)..at;
    let last_of = |column| near.clone().rfind(|before| columns[*before] == Some(column));
    let last = [Column::One, Column::Other].into_iter().filter_map(last_of);
    columns[last.filter(|before| is_open(groups[*before])).min()?]
}

/// The column of each group of a stretch; one that is not known is the other than before.
fn filled(columns: &[Option<Column>]) -> Vec<Column> {
    let mut last = Column::Other;
    let mut filled = Vec::with_capacity(columns.len());
    for column in columns {
        last = column.unwrap_or(match last {
            Column::One => Column::Other,
            Column::Other => Column::One,
        });
        filled.push(last);
    }
    filled
}

/// Where the columns stand in turn, in order.
fn stretches(groups: &[Group<'_>], columns: &[Option<Column>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let is_within = found.last().is_some_and(|stretch| at < stretch.end);
        let end = broken(groups, columns, at, is_within);
        let end = end.or_else(|| below_headings(groups, columns, at));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let start = found.last().map_or(0, |last| last.end);
        let above = (start..at).rev().take_while(|above| heading(groups[*above]).is_some());
        let start = at - above.count();
        match found.last_mut() {
            Some(last) if last.end > at => last.end = last.end.max(end),
            _ => found.push(start..end),
        }
        at += 1;
    }
    for stretch in &mut found {
        while let Some(next) = going_on(groups, columns, stretch.end) {
            stretch.end += next;
        }
    }
    found
}

/// How many groups behind columns in turn go on with them: the rest of a sentence, or a whole paragraph of each.
fn going_on(groups: &[Group<'_>], columns: &[Option<Column>], end: usize) -> Option<usize> {
    let next = columns.get(end).copied().flatten().filter(|_| heading(groups[end]).is_none())?;
    if columns[end - 1] == Some(next) {
        return is_open(groups[end - 1]).then_some(1);
    }
    let is_other = columns.get(end + 1).copied().flatten().is_some_and(|other| other != next);
    (is_other && heading(groups[end + 1]).is_none()).then_some(2)
}

/// Where the sentence ends that the group at a place breaks off, behind a group of the other column. Where columns are known
/// to stand in turn, it may be a line alone, and go on with a capital or a number.
fn broken(
    groups: &[Group<'_>],
    columns: &[Option<Column>],
    at: usize,
    is_within: bool,
) -> Option<usize> {
    let own = columns[at].filter(|_| is_open(groups[at]) && (is_within || groups[at].len() > 1))?;
    let is_text = |at: &usize| heading(groups[*at]).is_none() && columns[*at].is_some();
    let mut behind = (at + 1..groups.len().min(at + NEAR + 1)).filter(is_text);
    behind.next().filter(|next| columns[*next] != Some(own))?;
    let next = behind.find(|next| columns[*next] == Some(own))?;
    let goes_on = is_within || starts_small(groups[next][0].text.as_str());
    goes_on.then_some(next + 1)
}

/// Where two columns end that begin with the headings of two abstracts beside each other.
fn below_headings(groups: &[Group<'_>], columns: &[Option<Column>], at: usize) -> Option<usize> {
    const FEWEST_TURNS: usize = 3;
    let are_two = |at: usize| {
        let class = groups.get(at).and_then(|group| heading(group));
        let next = groups.get(at + 1).and_then(|group| heading(group));
        let is_told = |at: usize| columns[at].is_some();
        class.is_some() && class == next && !(is_told(at) && columns[at] == columns[at + 1])
    };
    if heading(groups[at]) != Some("abstract") || !are_two(at) {
        return None;
    }
    let mut end = at;
    let mut texts: Vec<Column> = Vec::new();
    while let Some(group) = groups.get(end) {
        match (heading(group), columns[end]) {
            (Some(_), _) if are_two(end) => end += 1,
            (None, Some(column)) => texts.push(column),
            _ => break,
        }
        end += 1;
    }
    // what one column alone has behind the other is the text below
    let last = texts.last()?;
    let alone = texts.iter().rev().take_while(|column| *column == last).count() - 1;
    let turns = texts.windows(2).filter(|pair| pair[0] != pair[1]).count();
    (turns >= FEWEST_TURNS).then_some(end - alone)
}

#[cfg(test)]
mod tests {
    use crate::document::page::paragraphs;
    use crate::text::source_text::SourceText;

    fn read(text: &str) -> (Vec<String>, usize) {
        let (paragraphs, notes) = paragraphs(&SourceText::from_source(text));
        (paragraphs.iter().map(|text| text.as_str().to_owned()).collect(), notes.len())
    }

    const EN: [&str; 3] = [
        "Drivers who work at night are tired in the\nmorning. We asked 38 of them, and the",
        "others of the depot, how they slept. They",
        "had slept badly.",
    ];
    const ES: [&str; 3] = [
        "Los conductores que trabajan de noche están\ncansados por la mañana. Preguntamos a",
        "38 de ellos, y a los demás de la cochera, cómo",
        "dormían. Habían dormido mal.",
    ];

    #[test]
    fn columns_in_turn_are_put_together() {
        let whole = |column: [&str; 3]| column.join(" ").replace('\n', " ");
        let [a, b, c] = EN;
        let [d, e, f] = ES;
        for blocks in [
            &["Abstract", "Resumen", a, d, b, e, c, f][..],
            &["Abstract", a, "Resumen", d, b, e, c, f],
            &["Abstract", "Resumen", a, d, b, c, e, f],
            &["Abstract", "Resumen", a, d, e, b, c, f],
        ] {
            let wanted = ["Abstract".to_owned(), whole(EN), "Resumen".to_owned(), whole(ES)];
            assert_eq!(read(&blocks.join("\n\n")), (wanted.to_vec(), 1), "{blocks:?}");
        }
    }

    #[test]
    fn sections_in_turn_below_two_headings_are_put_together() {
        let (en, es) = (
            "Drivers of the night buses slept well in the morning, and few were ill.",
            "Los conductores de noche dormían bien por la mañana, y pocos enfermaban.",
        );
        let text = [
            "Resumen",
            "Abstract",
            "Métodos",
            "Methods",
            es,
            en,
            "Conclusión",
            "Conclusion",
            es,
            en,
        ];
        let wanted = [
            "Resumen",
            "Métodos",
            es,
            "Conclusión",
            es,
            "Abstract",
            "Methods",
            en,
            "Conclusion",
            en,
        ];
        let below = ["Introducción", es, es];
        let text = [&text[..], &below].concat().join("\n\n");
        assert_eq!(
            read(&text),
            ([&wanted[..], &below].concat().into_iter().map(str::to_owned).collect(), 1)
        );
    }

    #[test]
    fn what_stands_in_order_stays() {
        let [a, b, c] = EN;
        let [d, e, f] = ES;
        for blocks in [
            &["Abstract", a, b, c, "Resumen", d, e, f][..],
            &["Abstract", "Resumen", a, b, c, d, e, f],
            &[a, b, c, d, e, f],
            &["It was late.", "Era tarde.", "They slept at last.", "Al final durmieron."],
        ] {
            assert_eq!(read(&blocks.join("\n\n")).1, 0, "{blocks:?}");
        }
    }
}
