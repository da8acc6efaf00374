//! How much of a workbook is read: a small file may unpack to much, and a cell of few bytes may refer to a long text.

/// The largest sheet or list of texts that is read, unpacked.
pub(super) const LARGEST_PART_MB: u64 = 256;

/// The most tags and texts of either.
const MOST_PARTS: usize = 8_000_000;

/// The most text that is taken from either.
pub(super) const MOST_TEXT_MB: usize = 64;

/// The last row of a sheet, and the last column.
pub(super) const LAST: (usize, usize) = (1_048_576, 16_384);

/// Refuses so many tags and texts, or so many bytes of text.
pub(super) fn refuse_much(parts: usize, bytes: usize) -> Result<(), String> {
    let what = if parts > MOST_PARTS {
        format!("{MOST_PARTS} tags and texts")
    } else if bytes > MOST_TEXT_MB << 20 {
        format!("{MOST_TEXT_MB} MB of text")
    } else {
        return Ok(());
    };
    Err(format!("no more than {what} are read of it; save the first sheet as CSV"))
}
