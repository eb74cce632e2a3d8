//! What can happen to plans.

use crate::plan::document::number::Share;
use crate::sales::schema::Dataset;
use crate::state::plans::edit::Edit;
use crate::state::plans::selling::Source;

/// What the user did to the plans on the table.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanMsg {
    Edited(Edit),
    /// Another of the plans side by side is edited.
    SheetOpened(usize),
    /// The plan in hand is laid beside itself, with a change.
    Copied(Option<Edit>),
    SheetRemoved(usize),
    /// A template takes the place of the plan in hand, by its place among them.
    TemplateChosen(usize),
    /// A plan of one rate takes the place of the plan in hand.
    BegunAnew,
    /// The text of a plan file.
    FileRead(String),
    /// What a link says.
    LinkOpened(String),
    /// How much of the quota a person sells; all of them without a name.
    Attained {
        person: Option<String>,
        share: Share,
    },
    /// What several people sell at once.
    AllAttained(Vec<(String, Share)>),
    /// What is sold is typed, or that of the files.
    SourceChosen(Source),
    /// Whether open deals of the files count by their probability.
    OutlookChosen(bool),
    /// Whether quotas of the plan come before targets of the files.
    OwnQuotasChosen(bool),
    /// The row of a deal is wanted.
    DealOpened {
        dataset: Dataset,
        row: u32,
    },
    /// It has been looked at.
    DealClosed,
    /// How large a deal is.
    DealSized(String),
    /// What was refused is read.
    FaultsRead,
}

impl PlanMsg {
    /// Whether an earlier message of a drag makes no difference any more: this one says the same anew.
    pub fn supersedes(&self, earlier: &PlanMsg) -> bool {
        match (self, earlier) {
            // What is put at the end of a list comes after what was put there before.
            (PlanMsg::Edited(Edit::Set { at: one, .. }), PlanMsg::Edited(Edit::Set { at: other, .. })) => {
                one == other && !one.ends_with("/-")
            }
            (PlanMsg::Attained { person: one, .. }, PlanMsg::Attained { person: other, .. }) => one == other,
            (PlanMsg::DealSized(_), PlanMsg::DealSized(_)) => true,
            _ => false,
        }
    }
}
