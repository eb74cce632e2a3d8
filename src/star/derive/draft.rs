//! A dataset in the making.

use crate::star::choices::StageChoice;
use crate::star::deals::stages::Stage;
use crate::star::fields::{Fields, Finding};

/// Rows of a dataset on their way into the star: those of one file, or those of
/// all its files one after another.
#[derive(Debug, Default)]
pub struct Draft<'a> {
    pub rows: usize,
    pub fields: Fields,
    /// What the user says of the stages in the file.
    pub marks: &'a [StageChoice],
    /// For deals: their stages in order.
    pub stages: Vec<Stage>,
    pub findings: Vec<Finding>,
}

/// One step of completing a dataset.
pub type Step = fn(&mut Draft);
