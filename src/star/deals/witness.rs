//! The fields that outcomes rest on. Every row of a file names one, so it takes a byte.

/// A field that decides what became of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    IsDeleted,
    IsDuplicate,
    IsTest,
    DeletedAt,
    MergedInto,
    IsArchived,
    ArchivedAt,
    IsWon,
    IsLost,
    IsClosed,
    Outcome,
    Status,
    Stage,
    WonAt,
    LostAt,
    LostReason,
    Probability,
    ClosedAt,
    IsActive,
}

impl Witness {
    /// The field's name.
    pub fn field(self) -> &'static str {
        match self {
            Witness::IsDeleted => "is_deleted",
            Witness::IsDuplicate => "is_duplicate",
            Witness::IsTest => "is_test",
            Witness::DeletedAt => "deleted_at",
            Witness::MergedInto => "merged_into",
            Witness::IsArchived => "is_archived",
            Witness::ArchivedAt => "archived_at",
            Witness::IsWon => "is_won",
            Witness::IsLost => "is_lost",
            Witness::IsClosed => "is_closed",
            Witness::Outcome => "outcome",
            Witness::Status => "status",
            Witness::Stage => "stage",
            Witness::WonAt => "won_at",
            Witness::LostAt => "lost_at",
            Witness::LostReason => "lost_reason",
            Witness::Probability => "probability",
            Witness::ClosedAt => "closed_at",
            Witness::IsActive => "is_active",
        }
    }
}
