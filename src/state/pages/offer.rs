//! A choice between what was found out and what the user says instead.

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<T> {
    /// What was found out, as long as nothing is chosen.
    pub detected: Option<T>,
    /// Each with its id in the list.
    pub known: Vec<(String, T)>,
    pub chosen: Option<T>,
}

impl<T: Clone + PartialEq> Offer<T> {
    /// An offer of these; what was found out counts only while nothing is chosen.
    pub fn new(found: Option<T>, known: Vec<(String, T)>, chosen: Option<T>) -> Offer<T> {
        Offer { detected: found.filter(|_| chosen.is_none()), known, chosen }
    }

    /// The id of what is chosen; empty for what is found out.
    pub fn chosen_id(&self) -> String {
        let id = self.known.iter().find(|(_, value)| Some(value) == self.chosen.as_ref()).map(|(id, _)| id.clone());
        id.unwrap_or_default()
    }

    /// The value with this id; none leaves it to what is found out.
    pub fn value_of(&self, id: &str) -> Option<T> {
        self.known.iter().find(|(other, _)| other == id).map(|(_, value)| value.clone())
    }
}
