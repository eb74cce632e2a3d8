//! A cell of a CSV file that people open in a spreadsheet.

/// A text as a cell of a CSV file, guarded so that no spreadsheet takes it for a formula.
pub fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) || !guard.is_empty() {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn texts_cannot_become_formulas() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("-2", "\"'-2\""),
            ("+1", "\"'+1\""),
            ("@x", "\"'@x\""),
            ("二月", "二月"),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
