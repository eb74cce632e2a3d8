//! The parts of what is kept.

/// The parts of the saved state. Two tabs can change different ones without harm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    pub settings: bool,
    pub view: bool,
    pub goals: bool,
    pub choices: bool,
}

impl Groups {
    pub const SETTINGS: Groups = Groups { settings: true, view: false, goals: false, choices: false };
    pub const ALL: Groups = Groups { settings: true, view: true, goals: true, choices: true };

    pub fn is_empty(self) -> bool {
        self == Groups::default()
    }

    /// The groups in either.
    pub fn and(self, other: Groups) -> Groups {
        Groups {
            settings: self.settings || other.settings,
            view: self.view || other.view,
            goals: self.goals || other.goals,
            choices: self.choices || other.choices,
        }
    }
}
