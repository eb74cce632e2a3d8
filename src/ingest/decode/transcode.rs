//! A file in another encoding as UTF-8, and where its lines stand in the file.

use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE};

/// Turns a file's bytes into UTF-8, piece by piece.
pub struct Transcoder {
    encoding: &'static Encoding,
    decoder: Decoder,
    /// The first byte of a UTF-16 unit whose second has not come yet.
    held: Option<u8>,
    text: Vec<u8>,
    /// How many bytes of text and of the file are done.
    text_done: u64,
    file_done: u64,
    /// Where lines begin in the text and in the file.
    lines: Vec<(u64, u64)>,
}

impl Transcoder {
    /// A transcoder for bytes that stand at `offset` in the file, behind its mark.
    pub fn new(encoding: &'static Encoding, offset: u64) -> Transcoder {
        let decoder = encoding.new_decoder_without_bom_handling();
        Transcoder { encoding, decoder, held: None, text: Vec::new(), text_done: 0, file_done: offset, lines: vec![(0, offset)] }
    }

    /// The text of the next bytes; `last` ends the file.
    pub fn decode(&mut self, bytes: &[u8], last: bool) -> &[u8] {
        self.text.clear();
        if self.is_utf16() {
            let mut pairs = Vec::with_capacity(bytes.len() + 1);
            pairs.extend(self.held.take());
            pairs.extend_from_slice(bytes);
            if !last && pairs.len() % 2 == 1 {
                self.held = pairs.pop();
            }
            self.lines_of(&pairs, last);
        } else {
            self.lines_of(bytes, last);
        }
        &self.text
    }

    /// Decodes line by line, so that each line's place in the file is known.
    fn lines_of(&mut self, mut bytes: &[u8], last: bool) {
        while let Some(end) = self.line_end(bytes) {
            let (line, rest) = bytes.split_at(end);
            self.piece(line, false);
            self.lines.push((self.text_done, self.file_done));
            bytes = rest;
        }
        self.piece(bytes, last);
    }

    fn piece(&mut self, bytes: &[u8], last: bool) {
        let before = self.text.len();
        let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len().saturating_mul(3).saturating_add(16));
        self.text.resize(before + room, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(bytes, self.text.get_mut(before..).unwrap_or_default(), last);
        self.text.truncate(before + written);
        self.text_done += written as u64;
        self.file_done += bytes.len() as u64;
    }

    /// Where the first line ends. In no encoding is a line end part of a letter
    /// that takes several bytes.
    fn line_end(&self, bytes: &[u8]) -> Option<usize> {
        let is_end = |byte: u8| byte == b'\n' || byte == b'\r';
        if self.encoding == UTF_16LE {
            bytes.chunks_exact(2).position(|unit| matches!(unit, [low, 0] if is_end(*low))).map(|unit| unit * 2 + 2)
        } else if self.encoding == UTF_16BE {
            bytes.chunks_exact(2).position(|unit| matches!(unit, [0, low] if is_end(*low))).map(|unit| unit * 2 + 2)
        } else {
            bytes.iter().position(|&byte| is_end(byte)).map(|at| at + 1)
        }
    }

    fn is_utf16(&self) -> bool {
        self.encoding == UTF_16LE || self.encoding == UTF_16BE
    }

    /// Turns offsets in the text, which come in order and are those of line
    /// starts, into offsets in the file, and forgets the lines before them.
    pub fn locate(&mut self, offsets: &mut [u64]) {
        let mut line = 0;
        for offset in offsets {
            while self.lines.get(line + 1).is_some_and(|(text, _)| text <= offset) {
                line += 1;
            }
            *offset = self.lines.get(line).map_or(*offset, |(_, file)| *file);
        }
        self.lines.drain(..line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, WINDOWS_1252};

    #[test]
    fn knows_where_lines_stand() {
        let text = "käse,1\r\nbrot,2\nöl,3";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases = [
            (WINDOWS_1252, WINDOWS_1252.encode(text).0.into_owned(), [0, 8, 15]),
            (UTF_16LE, utf16, [0, 16, 30]),
            (GB18030, GB18030.encode(text).0.into_owned(), [0, 11, 18]),
        ];
        for (encoding, bytes, places) in cases {
            for size in [1, 2, 3, 7, 100] {
                let mut transcoder = Transcoder::new(encoding, 5);
                let mut decoded = Vec::new();
                bytes.chunks(size).for_each(|piece| decoded.extend_from_slice(transcoder.decode(piece, false)));
                decoded.extend_from_slice(transcoder.decode(&[], true));
                assert_eq!(String::from_utf8_lossy(&decoded), text);
                let mut offsets = [0, 9, 16];
                transcoder.locate(&mut offsets);
                assert_eq!(offsets, places.map(|place| place + 5), "{} by {size}", encoding.name());
            }
        }
    }
}
