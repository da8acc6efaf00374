//! Files that gzip or Zstandard has compressed, read as what they hold.

use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// How such files begin (RFC 1952, section 2.3.1, and RFC 8878, section 3.1.1).
const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// What a file holds; as it is, unless it is compressed.
pub(super) fn decompressed(file: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let mut file = BufReader::new(file);
    let start = file.fill_buf()?;
    Ok(if start.starts_with(GZIP) {
        Box::new(MultiGzDecoder::new(file))
    } else if start.starts_with(ZSTD) {
        Box::new(zstd::stream::read::Decoder::with_buffer(file)?)
    } else {
        Box::new(file)
    })
}

/// The name of a file without the ending that says how it is compressed.
pub(super) fn without_ending(name: &str) -> &str {
    [".gz", ".zst"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn what_is_compressed_is_read_as_it_was() {
        let gzip = |text: &[u8]| {
            let mut to = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            to.write_all(text).unwrap();
            to.finish().unwrap()
        };
        let zstd = |text: &[u8]| zstd::encode_all(text, 1).unwrap();
        let text = b"{\"en\": \"One.\"}\n";
        for (file, held) in [
            (text.to_vec(), text.to_vec()),
            (Vec::new(), Vec::new()),
            (gzip(text), text.to_vec()),
            (zstd(text), text.to_vec()),
            // several are joined, as `cat` does
            ([gzip(text), gzip(text)].concat(), text.repeat(2)),
            ([zstd(text), zstd(text)].concat(), text.repeat(2)),
        ] {
            let mut read = Vec::new();
            decompressed(io::Cursor::new(file)).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, held);
        }
        let cut = gzip(&text.repeat(100));
        let cut = io::Cursor::new(cut[..cut.len() - 9].to_vec());
        assert!(decompressed(cut).unwrap().read_to_end(&mut Vec::new()).is_err());
    }
}
