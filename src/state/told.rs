//! What tabs tell each other.

/// What has happened in another tab. What is saved there is told by the browser itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Other files are kept now.
    Files,
    /// Everything was erased.
    Erased,
    /// Files are not kept any longer.
    NotKeeping,
}

impl Told {
    const ALL: [Told; 3] = [Told::Files, Told::Erased, Told::NotKeeping];

    /// What is sent.
    pub fn id(self) -> &'static str {
        match self {
            Told::Files => "files",
            Told::Erased => "erased",
            Told::NotKeeping => "not-keeping",
        }
    }

    /// What was meant; nothing where another build has told something else.
    pub fn of_id(id: &str) -> Option<Told> {
        Told::ALL.into_iter().find(|told| told.id() == id)
    }
}
