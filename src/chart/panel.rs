//! What a page shows of an answer: a chart, and the same data as a table.

use crate::chart::data::Chart;
use crate::chart::layout::layout;
use crate::chart::scene::{Font, Scene, Size};
use crate::chart::table::Table;
use crate::chart::writing::in_words;
use crate::i18n::words::Words;
use crate::kpi::ask::PartKey;
use crate::sales::quantity::Unit;

/// A chart and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub chart: Chart,
    pub table: Table,
    /// What its values are measured in.
    pub unit: Unit,
    /// What a press on a mark filters by; nothing where it does something else.
    pub filter: Option<MarkFilter>,
    /// In CSS pixels, where the data decide.
    pub height: Option<f64>,
}

/// A dimension that marks filter by, and those that already do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkFilter {
    pub dimension: String,
    pub selected: Vec<PartKey>,
}

/// What there is to show.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelState {
    /// The engine has not answered yet.
    Waiting,
    /// A sentence says why there is nothing.
    Nothing(String),
    Ready(Box<Panel>),
}

impl PanelState {
    /// What is shown, once it is there.
    pub fn panel(&self) -> Option<&Panel> {
        match self {
            PanelState::Ready(panel) => Some(panel),
            _ => None,
        }
    }
}

impl MarkFilter {
    /// Whether the page is filtered by this mark.
    pub fn has(&self, key: &PartKey) -> bool {
        self.selected.contains(key)
    }
}

/// The scene of a chart with figures of a unit, written by `words`; a chart
/// without room has an empty one.
pub fn scene(chart: &Chart, unit: Unit, size: Size, words: &Words, width: &dyn Fn(&str, Font) -> f64) -> Scene {
    if size.width < 1.0 || size.height < 1.0 {
        return Scene::default();
    }
    in_words(words, unit, width, |writing| layout(chart, size, writing))
}
