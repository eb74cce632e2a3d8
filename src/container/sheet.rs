//! What the XML of a sheet says before its cells are read: that all of them lie
//! within the bounds of a sheet, and which have an error or a formula instead of a value.
//!
//! The tags are looked at one by one as the bytes come; what stands in them is
//! small, and what is between them is read over but for formulas and errors.

use crate::container::pour::Trouble;

/// The bounds of a sheet, as spreadsheet programs have them.
const COLUMNS: u64 = 16_384;
const ROWS: u64 = 1_048_576;
/// A longer tag says nothing that is needed.
const LONGEST_TAG: usize = 1024;
/// So much of a formula is kept, and so many of them.
const LONGEST_TEXT: usize = 60;
const MOST_TOLD: usize = 100_000;

/// A look at a sheet.
#[derive(Debug, Default)]
pub struct Look {
    /// Row, column and text of cells that have an error, or a formula that was never
    /// worked out, in the order of the sheet.
    pub told: Vec<(u32, u32, String)>,
    /// Whether any cell says something.
    pub has_cells: bool,
    tag: Vec<u8>,
    is_in_tag: bool,
    row: u64,
    column: u64,
    cell: Option<Cell>,
    inside: Inside,
}

#[derive(Debug, Default)]
struct Cell {
    is_error: bool,
    is_text: bool,
    has_formula: bool,
    has_value: bool,
    text: Vec<u8>,
}

/// What the text between two tags is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Formula,
    Value,
}

impl Look {
    /// Takes the next bytes; an error if a cell lies where no sheet has one.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut rest = bytes;
        loop {
            let end = if self.is_in_tag { b'>' } else { b'<' };
            let at = rest.iter().position(|byte| *byte == end);
            let piece = rest.get(..at.unwrap_or(rest.len())).unwrap_or_default();
            if self.is_in_tag {
                let room = LONGEST_TAG.saturating_sub(self.tag.len());
                // Whether the element ends at once its last byte tells.
                self.tag.extend(piece.iter().take(room));
                if piece.len() > room
                    && let (Some(own), Some(last)) = (self.tag.last_mut(), piece.last())
                {
                    *own = *last;
                }
            } else {
                self.between(piece);
            }
            let Some(at) = at else { return Ok(()) };
            if self.is_in_tag {
                let tag = std::mem::take(&mut self.tag);
                self.element(&tag)?;
                self.tag = tag;
                self.tag.clear();
            }
            self.is_in_tag = !self.is_in_tag;
            rest = rest.get(at + 1..).unwrap_or_default();
        }
    }

    fn between(&mut self, text: &[u8]) {
        let Some(cell) = self.cell.as_mut().filter(|_| self.inside != Inside::Nothing && !text.is_empty()) else { return };
        cell.has_value |= self.inside == Inside::Value;
        if self.inside == Inside::Formula || cell.is_error {
            let room = LONGEST_TEXT.saturating_sub(cell.text.len());
            cell.text.extend(text.iter().take(room));
        }
    }

    fn element(&mut self, tag: &[u8]) -> Result<(), Trouble> {
        let (is_end, tag) = tag.strip_prefix(b"/").map_or((false, tag), |tag| (true, tag));
        let (is_empty, tag) = tag.strip_suffix(b"/").map_or((false, tag), |tag| (true, tag));
        let name = local(tag.split(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default());
        match (name, is_end) {
            (b"dimension", false) => {
                let whole = attribute(tag, b"ref").unwrap_or_default();
                whole.split(|byte| *byte == b':').filter(|end| !end.is_empty()).try_for_each(|end| cell(end).map(|_| ()))?;
            }
            (b"row", false) => {
                if let Some(reference) = attribute(tag, b"r") {
                    self.row = place(reference)?.0.checked_sub(1).ok_or_else(|| Trouble::refused("broken"))?;
                }
                self.column = 0;
                self.row += u64::from(is_empty);
            }
            (b"row", true) => (self.row, self.column) = (self.row + 1, 0),
            (b"c", false) => {
                if let Some(reference) = attribute(tag, b"r") {
                    (self.row, self.column) = cell(reference)?;
                }
                if self.row >= ROWS || self.column >= COLUMNS {
                    return Err(Trouble::refused("broken"));
                }
                let kind = attribute(tag, b"t").unwrap_or_default();
                self.cell = (!is_empty).then(|| Cell { is_error: kind == b"e", is_text: kind == b"str", ..Cell::default() });
                self.column += u64::from(is_empty);
            }
            (b"c", true) => self.end_cell(),
            (b"f", false) => {
                self.cell.iter_mut().for_each(|cell| cell.has_formula = true);
                self.inside = if is_empty { Inside::Nothing } else { Inside::Formula };
            }
            (b"v", false) => {
                // What an error is goes before what it comes from.
                self.cell.iter_mut().filter(|cell| cell.is_error).for_each(|cell| cell.text.clear());
                self.inside = if is_empty { Inside::Nothing } else { Inside::Value };
            }
            (b"is", false) => self.cell.iter_mut().for_each(|cell| cell.has_value = true),
            (b"f" | b"v", true) => self.inside = Inside::Nothing,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let (row, column) = (self.row as u32, self.column as u32);
        self.column += 1;
        self.has_cells |= cell.has_value || cell.has_formula;
        let is_open = cell.has_formula && !cell.has_value && !cell.is_text;
        if (is_open || cell.is_error && cell.has_value) && self.told.len() < MOST_TOLD {
            let text = plain(&String::from_utf8_lossy(&cell.text));
            self.told.push((row, column, if is_open { format!("={text}") } else { text }));
        }
    }
}

/// The values of an attribute in all elements of this name, in their order.
pub fn attributes(xml: &[u8], element: &[u8], name: &[u8]) -> Vec<Option<String>> {
    let tags = xml.split(|byte| *byte == b'<').filter_map(|piece| piece.split(|byte| *byte == b'>').next());
    let tags =
        tags.filter(|tag| local(tag.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default()) == element);
    tags.map(|tag| attribute(tag, name).map(|value| plain(&String::from_utf8_lossy(value)))).collect()
}

/// A name without the prefix of its space.
fn local(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

/// The value of an attribute of a tag, with its entities.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'=';
    let first = tag.iter().position(u8::is_ascii_whitespace)?;
    let mut rest = tag.get(first..)?;
    loop {
        rest = rest.trim_ascii_start();
        let (own, behind) = rest.split_at_checked(rest.iter().position(is_end)?)?;
        let (quote, behind) = behind.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start().split_first()?;
        let (value, behind) = behind.split_at_checked(behind.iter().position(|byte| byte == quote)?)?;
        if local(own) == name {
            return Some(value);
        }
        rest = behind.get(1..)?;
    }
}

/// Row and column of a cell, counted from 0.
fn cell(reference: &[u8]) -> Result<(u64, u64), Trouble> {
    let (row, column) = place(reference)?;
    let within = row.checked_sub(1).zip(column.checked_sub(1)).filter(|(row, column)| *row < ROWS && *column < COLUMNS);
    within.ok_or_else(|| Trouble::refused("broken"))
}

/// Row and column of a reference, counted from 1; 0 where it does not say.
fn place(reference: &[u8]) -> Result<(u64, u64), Trouble> {
    let letters = reference.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = reference.split_at_checked(letters).unwrap_or_default();
    let column = letters
        .iter()
        .fold(0u64, |column, letter| column.saturating_mul(26).saturating_add(u64::from(letter.to_ascii_uppercase() - b'A') + 1));
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u64::from(byte - b'0'));
    let row = digits.iter().try_fold(0u64, |row, byte| Some(row.saturating_mul(10).saturating_add(digit(byte)?)));
    let row = row.filter(|row| *row <= ROWS).ok_or_else(|| Trouble::refused("broken"))?;
    Ok((row, column))
}

/// A text without the entities of XML.
fn plain(text: &str) -> String {
    const ENTITIES: [(&str, &str); 5] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a sheet, the same however its bytes come.
    fn told(rows: &str) -> Option<String> {
        let xml = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let look = |size: usize| {
            let mut look = Look::default();
            xml.as_bytes().chunks(size).try_for_each(|piece| look.feed(piece)).ok()?;
            Some(look.told.iter().map(|(row, column, text)| format!("{row},{column} {text}")).collect::<Vec<String>>().join("; "))
        };
        let whole = look(usize::MAX);
        assert_eq!((look(1), look(7)), (whole.clone(), whole.clone()), "{rows}");
        whole
    }

    #[test]
    fn cells_without_a_value_are_told() {
        let cases = [
            (r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>"#, ""),
            (r#"<row r="2"><c r="B2"><f>IF(A1&gt;0,1)</f><v></v></c><c r="D2"><f>A1</f><v/></c></row>"#, "1,1 =IF(A1>0,1); 1,3 =A1"),
            (r#"<row><c><f>A1</f></c><c/><c><f t="shared" si="0"/></c></row><row/><row><c><f>B1</f></c></row>"#, "0,0 =A1; 0,2 =; 2,0 =B1"),
            (r#"<x:row r="3"><x:c r="A3" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c></x:row>"#, "2,0 #DIV/0!"),
            // A formula may well come to an empty text.
            (r#"<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>"#, ""),
        ];
        for (rows, expected) in cases {
            assert_eq!(told(rows).as_deref(), Some(expected), "{rows}");
        }
    }

    #[test]
    fn cells_beyond_the_bounds_of_a_sheet_are_refused() {
        let cases = [
            (r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#, true),
            (r#"<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>"#, false),
            (r#"<row r="3"><c r="XFE3"><v>1</v></c></row>"#, false),
            (r#"<row r="1048577"><c><v>1</v></c></row>"#, false),
            (r#"<row r="99999999999999999999"><c r="A1"/></row>"#, false),
            (r#"<row r="1"><c r="ZZZZZZZZZZZZZZZZZZZZZZZZZZZZ1"/></row>"#, false),
            (r#"<row r="1"><c r="A"/></row>"#, false),
            (r#"<row r="0"><c r="A0"/></row>"#, false),
            (r#"<row r="1"><c r="1"/></row>"#, false),
            (r#"<row r="1"><c s="a b" r = "XFE1"/></row>"#, false),
            (r#"</sheetData><dimension ref="A1:XFD1048576"/>"#, true),
            (r#"</sheetData><dimension ref="A1:ZZZZZZZZZ9"/>"#, false),
            (r#"<row r="1048576"/><row><c/></row>"#, false),
        ];
        for (rows, is_read) in cases {
            assert_eq!(told(rows).is_some(), is_read, "{rows}");
        }
    }

    #[test]
    fn attributes_of_elements_are_found() {
        let xml = br#"<workbook xmlns:r="x"><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId3"/><sheet r:id='rId1'/><sheet/></sheets></workbook>"#;
        assert_eq!(attributes(xml, b"sheet", b"id"), [Some("rId3".to_owned()), Some("rId1".to_owned()), None]);
    }
}
