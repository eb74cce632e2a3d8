//! What a press on a mark tells.

use leptos::prelude::Callback;

use crate::kpi::ask::PartKey;

/// A mark was pressed: whose, and whether Ctrl or ⌘ was held.
pub type OnPress = Callback<(PartKey, bool)>;
