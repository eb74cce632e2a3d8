//! How records and fields are told apart.

/// The characters that end a field and those that take this meaning from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub delimiter: u8,
    pub quote: u8,
    /// What makes the next quote, delimiter or escape a letter.
    pub escape: Option<u8>,
    /// How many fields a record should have, if that is known.
    pub width: Option<u32>,
    /// Whether quotes mean anything; otherwise they are letters.
    pub quotes: bool,
}

impl Rules {
    /// The rules of most files: no escape, and the width is not known.
    pub fn new(delimiter: u8, quote: u8) -> Rules {
        Rules { delimiter, quote, escape: None, width: None, quotes: true }
    }

    /// Whether an escape takes this character's meaning away.
    pub fn is_special(&self, byte: u8) -> bool {
        byte == self.quote || byte == self.delimiter || self.escape == Some(byte)
    }
}
