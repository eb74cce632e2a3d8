//! The checksum of a file, by which it is known again.

use xxhash_rust::xxh64::Xxh64;

/// The checksum of everything fed, however it was cut into pieces. It tells what was
/// changed by accident, not by somebody who wants to deceive.
#[derive(Clone, Default)]
pub struct Checksum(Xxh64);

impl Checksum {
    /// The checksum of these bytes.
    ///
    /// ```
    /// use attain::engine::checksum::Checksum;
    ///
    /// let mut pieces = Checksum::default();
    /// pieces.feed(b"stage,");
    /// pieces.feed(b"amount");
    /// assert_eq!(pieces.finish(), Checksum::of(b"stage,amount"));
    /// ```
    pub fn of(bytes: &[u8]) -> u64 {
        let mut checksum = Checksum::default();
        checksum.feed(bytes);
        checksum.finish()
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The checksum of everything fed.
    pub fn finish(&self) -> u64 {
        self.0.digest()
    }
}
