//! Ways to spoil a file.

use fastrand::Rng;

/// What means something to a reader.
const TOKENS: [&[u8]; 44] = [
    b"\n",
    b"\r\n",
    b"\r",
    b"\n\n\n",
    b"\"",
    b"\"\"",
    b"\"\"\"",
    b"'",
    b"\\\"",
    b"\\",
    b",",
    b",,,,",
    b";",
    b"\t",
    b"|",
    b":",
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xe5\x95",
    b"\x81",
    b"\xd8\x00",
    b"sep=;\n",
    b"1e999",
    b"-9223372036854775808",
    b"99999999999999999999999.99",
    b"31.12.3999",
    b"30/2/2021",
    b"0000-00-00",
    b"N/A",
    b"Select",
    b"Total",
    b"\"\n",
    b",\"",
    b"\",\"",
    b"\"\r",
    b" ",
    b"\xc2\xa0",
    b"\xe2\x80\x8f",
    b"%",
    "￥1,234万".as_bytes(),
    "(۱٬۲۳۴٫۵)".as_bytes(),
];

/// The longest file that is made.
const LONGEST: usize = 6000;

/// Spoils a file in one to eight places; `other` lends pieces.
pub fn mutate(rng: &mut Rng, mut bytes: Vec<u8>, other: &[u8]) -> Vec<u8> {
    for _ in 0..rng.usize(1..=8) {
        once(rng, &mut bytes, other);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn once(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = rng.usize(..=bytes.len());
    match rng.u8(..12) {
        0 | 1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << rng.u8(..8);
            }
        }
        2 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = rng.u8(..);
            }
        }
        3 => drop(bytes.drain(part(rng, bytes.len()))),
        4 | 5 => drop(bytes.splice(at..at, TOKENS[rng.usize(..TOKENS.len())].iter().copied())),
        6 => {
            let token = TOKENS[rng.usize(..TOKENS.len())];
            drop(bytes.splice(part(rng, bytes.len()), token.iter().copied()));
        }
        7 => {
            // Two neighbouring pieces change places.
            let whole = part(rng, bytes.len());
            let piece = &mut bytes[whole];
            piece.rotate_left(rng.usize(..=piece.len()));
        }
        8 => bytes.truncate(at),
        9 => {
            let piece = bytes[part(rng, bytes.len())].repeat(rng.usize(1..6));
            drop(bytes.splice(at..at, piece));
        }
        10 => {
            let piece = other[part(rng, other.len())].to_vec();
            drop(bytes.splice(part(rng, bytes.len()), piece));
        }
        _ => {
            // Everywhere one byte for another, as a wrong replacement does.
            let (from, to) = (bytes.get(at).copied().unwrap_or(b','), TOKENS[rng.usize(..TOKENS.len())][0]);
            bytes.iter_mut().filter(|byte| **byte == from).for_each(|byte| *byte = to);
        }
    }
}

/// A part of something so long; mostly a short one.
fn part(rng: &mut Rng, len: usize) -> std::ops::Range<usize> {
    let start = rng.usize(..=len);
    let longest = if rng.bool() { 8 } else { 400 };
    start..start + rng.usize(..=longest.min(len - start))
}
