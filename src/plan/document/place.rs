//! Where in a JSON text a reader stopped, as a path of keys and indexes.

/// The steps to what is at `line` and `column` (from 1, in bytes) of `text`.
pub fn steps_at(text: &str, line: usize, column: usize) -> Vec<Step> {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut steps = Vec::new();
    let mut bytes = text.bytes().take(before + column);
    let mut wants_key = false;
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' => {
                steps.push(Step::Key(String::new()));
                wants_key = true;
            }
            b'[' => steps.push(Step::Index(0)),
            b'}' | b']' => {
                steps.pop();
                wants_key = false;
            }
            b',' => match steps.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                Some(Step::Key(_)) => wants_key = true,
                None => {}
            },
            b'"' => {
                let found = string(&mut bytes);
                if let (true, Some(Step::Key(key))) = (wants_key, steps.last_mut()) {
                    *key = found;
                    wants_key = false;
                }
            }
            _ => {}
        }
    }
    steps
}

/// Steps as faults write them: `components[1].pays.rate`.
pub fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) if path.is_empty() || key.is_empty() => path += key,
            Step::Key(key) => path = format!("{path}.{key}"),
            Step::Index(index) => path = format!("{path}[{index}]"),
        }
    }
    path
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Key(String),
    Index(usize),
}

/// The rest of a string whose quote was read, as it is written.
fn string(bytes: &mut impl Iterator<Item = u8>) -> String {
    let mut found = Vec::new();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => found.extend(bytes.next()),
            _ => found.push(byte),
        }
    }
    String::from_utf8_lossy(&found).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_what_was_read_last() {
        let text = "{\"a\": 1,\n \"b\": [{\"c\": 2}, {\"d\\\"\": [0, 7]}]}";
        for (line, column, path) in
            [(1, 7, "a"), (2, 14, "b[0].c"), (2, 23, "b[1].d\""), (2, 30, "b[1].d\"[1]"), (2, 31, "b[1].d\""), (2, 32, "b[1]")]
        {
            assert_eq!(super::path(&steps_at(text, line, column)), path, "{line}:{column}");
        }
    }
}
