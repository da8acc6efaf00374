//! The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): the same on every machine and in every version.

/// The hash of texts, each with `end` behind it.
pub(crate) fn hash(texts: &[&str], end: u8) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([end]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
