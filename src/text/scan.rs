//! Looks through bytes, many at a time.

/// How many bytes are such.
pub fn count(bytes: &[u8], is_such: impl Fn(&u8) -> bool) -> usize {
    // a sum in one byte leaves room for many in a register
    let few = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(is_such(byte))).sum::<u8>();
    bytes.chunks(u8::MAX.into()).map(|bytes| usize::from(few(bytes))).sum()
}

/// Where the first byte is that is such.
pub fn position(bytes: &[u8], is_such: impl Fn(&u8) -> bool + Copy) -> Option<usize> {
    positions(bytes, is_such).next()
}

/// Where the bytes are that are such, in order.
pub fn positions(
    bytes: &[u8],
    is_such: impl Fn(&u8) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    const TOGETHER: usize = 32;
    let has_one = move |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | is_such(byte));
    let chunks = (0..).step_by(TOGETHER).zip(bytes.chunks(TOGETHER));
    chunks.filter(move |(_, bytes)| has_one(bytes)).flat_map(move |(start, bytes)| {
        (start..).zip(bytes).filter(move |(_, byte)| is_such(byte)).map(|(at, _)| at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_counted_and_the_first_is_found_however_many_there_are() {
        let is_b = |byte: &u8| *byte == b'b';
        for length in [0, 1, 31, 32, 33, 254, 255, 256, 1000] {
            let mut bytes = vec![b'a'; length];
            assert_eq!((count(&bytes, is_b), position(&bytes, is_b)), (0, None));
            bytes.extend(vec![b'b'; length]);
            let first = (length > 0).then_some(length);
            assert_eq!((count(&bytes, is_b), position(&bytes, is_b)), (length, first));
            assert!(positions(&bytes, is_b).eq(length..2 * length));
        }
    }
}
