//! Charts on the page: a scene on a canvas, its legend and tooltip, and around
//! them the figure with its table and downloads.

pub mod press;
pub mod export;
pub mod legend;
pub mod look;
pub mod mark_buttons;
pub mod sheet;
pub mod staging;
pub mod tooltip;
pub mod canvas;
pub mod figure;
