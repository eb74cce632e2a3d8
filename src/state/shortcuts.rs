//! What keys do on every page.

use crate::state::route::Route;

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    Undo,
    Redo,
    Help,
    /// Look for a KPI.
    Search,
    Page(Route),
}

/// The keys as they are explained, and the ids of what they do.
pub const EXPLAINED: [(&str, &str); 9] = [
    ("?", "keys-help"),
    ("/", "keys-search"),
    ("1 – 5", "keys-pages"),
    ("Ctrl Z · ⌘ Z", "undo"),
    ("Ctrl Y · ⇧ ⌘ Z", "redo"),
    ("← → ↑ ↓", "keys-chart"),
    ("Enter", "keys-chart-filter"),
    ("Ctrl Enter · ⌘ Enter", "keys-chart-add"),
    ("Esc", "keys-close"),
];

/// What a key does, with Ctrl or ⌘ (`command`) and ⇧ held or not. Keys alone can be
/// turned off, for those whose tools press them.
pub fn shortcut(key: &str, command: bool, shift: bool, single_keys: bool) -> Option<Shortcut> {
    match (key, command) {
        ("z" | "Z", true) if shift => Some(Shortcut::Redo),
        ("z" | "Z", true) => Some(Shortcut::Undo),
        ("y" | "Y", true) => Some(Shortcut::Redo),
        ("?", false) if single_keys => Some(Shortcut::Help),
        ("/", false) if single_keys => Some(Shortcut::Search),
        (number, false) if single_keys => {
            let place = number.parse::<usize>().ok()?.checked_sub(1)?;
            Route::ALL.get(place).copied().map(Shortcut::Page)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_what_is_explained() {
        let cases = [
            (("z", true, false), Some(Shortcut::Undo)),
            (("Z", true, true), Some(Shortcut::Redo)),
            (("y", true, false), Some(Shortcut::Redo)),
            (("z", false, false), None),
            (("?", false, true), Some(Shortcut::Help)),
            (("?", true, true), None),
            (("/", false, false), Some(Shortcut::Search)),
            (("1", false, false), Some(Shortcut::Page(Route::Overview))),
            (("5", false, false), Some(Shortcut::Page(Route::Privacy))),
            (("0", false, false), None),
            (("6", false, false), None),
            (("1", true, false), None),
        ];
        for ((key, command, shift), expected) in cases {
            assert_eq!(shortcut(key, command, shift, true), expected, "{key}");
            let with_command = expected.filter(|_| command);
            assert_eq!(shortcut(key, command, shift, false), with_command, "{key} without single keys");
        }
        let pages = EXPLAINED.iter().find(|(_, what)| *what == "keys-pages").map(|(keys, _)| *keys);
        assert_eq!(pages, Some(format!("1 – {}", Route::ALL.len()).as_str()));
    }
}
