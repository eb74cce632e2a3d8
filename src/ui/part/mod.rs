//! Small parts that pages are put together from. None of them knows the model.

pub mod choice;
pub mod offer;
pub mod dialog;
pub mod figure;
pub mod fold;
pub mod menu;
pub mod switch;
pub mod unfold;
pub mod portion;
