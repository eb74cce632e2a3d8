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
//! To add a kind of chart: a variant of [`data::Kind`], a file that lays it out
//! in left-to-right order (mirroring for right-to-left is done once, for all),
//! and a golden picture.

pub mod data;
pub mod draw;
pub mod layout;
pub mod palette;
pub mod scene;
pub mod table;
pub mod writing;

mod axis;
mod bars;
mod frame;
mod line;
mod rows;
mod sparkline;
