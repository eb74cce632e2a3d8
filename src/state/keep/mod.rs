//! What is kept between visits, apart from the files: settings and decisions.

pub mod groups;
pub mod saved;
