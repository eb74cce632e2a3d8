//! Plans in a link: documents, packed, in the letters that an address may have. A
//! link says which plans lie on the table and what is sold under them, never a row.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::plan::document::fault::{Fault, Reason};
use crate::state::plans::table::{Kept, Plans};

/// The version of what links say.
const VERSION: &str = "1";

/// No link unpacks to more bytes.
const MOST: u64 = 1 << 20;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text for a link, `1.eNq…`; empty where packing fails.
pub fn write(plans: &Plans) -> String {
    let document = serde_json::to_vec(&plans.kept()).unwrap_or_default();
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    let packed = packer.write_all(&document).and_then(|()| packer.finish());
    packed.map(|packed| format!("{VERSION}.{}", letters(&packed))).unwrap_or_default()
}

/// The plans that a link says.
///
/// # Errors
/// A version of tomorrow, a text that is cut off, or what is wrong with the plans.
pub fn read(text: &str) -> Result<Plans, Vec<Fault>> {
    let broken = || vec![Fault { path: String::new(), reason: Reason::Empty }];
    let (version, letters) = text.split_once('.').ok_or_else(broken)?;
    if version != VERSION {
        return Err(vec![Fault { path: String::new(), reason: Reason::Version(version.parse().unwrap_or_default()) }]);
    }
    let packed = bytes(letters).ok_or_else(broken)?;
    let mut document = Vec::new();
    DeflateDecoder::new(packed.as_slice()).take(MOST).read_to_end(&mut document).map_err(|_| broken())?;
    let kept: Kept = serde_json::from_slice(&document).map_err(|_| broken())?;
    Plans::of(kept)
}

/// Six bits a letter, without padding (RFC 4648, section 5).
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 2);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0u32, |bits, (place, byte)| bits | u32::from(*byte) << (16 - 8 * place));
        for place in 0..=chunk.len() {
            let letter = LETTERS.get((bits >> (18 - 6 * place) & 63) as usize);
            text.extend(letter.map(|letter| char::from(*letter)));
        }
    }
    text
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for (place, letter) in chunk.iter().enumerate() {
            let number = LETTERS.iter().position(|other| other == letter)?;
            bits |= u32::try_from(number).ok()? << (18 - 6 * place);
        }
        bytes.extend(bits.to_be_bytes().into_iter().skip(1).take(chunk.len() - 1));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard() {
        let cases: [(&[u8], &str); 6] =
            [(b"", ""), (b"f", "Zg"), (b"fo", "Zm8"), (b"foo", "Zm9v"), (b"foobar", "Zm9vYmFy"), (&[0xfb, 0xff, 0xfe], "-__-")];
        for (plain, text) in cases {
            assert_eq!(letters(plain), text);
            assert_eq!(bytes(text).as_deref(), Some(plain), "{text}");
        }
        assert_eq!(bytes("a b"), None);
    }

    #[test]
    fn plans_equal_themselves_after_a_link() {
        let mut plans = Plans::default();
        plans.add((*plans.plan()).clone());
        let link = write(&plans);
        assert_eq!(read(&link), Ok(plans));
        assert!(link.len() < 4_000, "{} letters", link.len());
        assert!(link.bytes().all(|letter| letter.is_ascii_alphanumeric() || b".-_".contains(&letter)), "{link}");
    }

    #[test]
    fn a_link_that_is_no_plan_is_refused() {
        let whole = write(&Plans::default());
        for text in ["", "1", "1.", "1.!!", "2.abc", whole.get(..whole.len() / 2).unwrap(), whole.get(1..).unwrap()] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read("2.abc").unwrap_err()[0].reason, Reason::Version(2));
    }
}
