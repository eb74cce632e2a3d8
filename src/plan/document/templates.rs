//! Plans to begin with.

/// The usual plans, each a document by its name.
pub const TEMPLATES: [(&str, &str); 7] = [
    ("account-executive", include_str!("templates/account-executive.json")),
    ("sdr-per-meeting", include_str!("templates/sdr-per-meeting.json")),
    ("account-manager-renewals", include_str!("templates/account-manager-renewals.json")),
    ("manager-override", include_str!("templates/manager-override.json")),
    ("margin-based", include_str!("templates/margin-based.json")),
    ("retroactive-tiers", include_str!("templates/retroactive-tiers.json")),
    ("new-hire-draw", include_str!("templates/new-hire-draw.json")),
];
