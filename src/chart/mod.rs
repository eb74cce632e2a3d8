//! Charts: figures become a *scene*, a scene is drawn by any plotters backend.
//!
//! `layout` turns a [`data::Chart`] into a [`scene::Scene`]: positioned marks in
//! CSS pixels, coloured by *role* (accent, grid, good, …) rather than by value,
//! plus one *datum* for everything that can be pointed at. A scene knows nothing
//! of themes, so a change of theme or of focus draws the same scene again with
//! another [`palette::Palette`]; only new data, a new size or a new language lay
//! it out anew. `draw` never measures text (plotters cannot, outside a window):
//! `layout` asks the caller for widths through [`writing::Writing`].
//!
//! To add a shape of chart: a variant of [`data::Shape`], a file that lays it out
//! in left-to-right order (mirroring for right-to-left is done once, for all),
//! and a golden picture.
//!
//! `from_answer` makes charts of the engine's answers. A mark carries the key of
//! the part it shows (a member, a span), so whatever points at it or presses it
//! names what is meant, not where it stood.

pub mod role;
pub mod data;
pub mod scene;
pub mod keyboard;
pub mod tooltip;
pub mod palette;
pub mod writing;
mod axis;
mod frame;
mod line;
mod bars;
mod rows;
mod sparkline;
mod payout;
pub mod layout;
pub mod draw;
pub mod table;
pub mod taken;
mod table_of;
pub mod panel;
pub mod from_answer;
pub mod from_plan;
pub mod export;
