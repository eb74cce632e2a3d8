//! What is kept between visits, apart from the files: settings and decisions.
//!
//! It is kept in *groups*. Each has a key in the browser's storage, a version, and
//! is read apart: what cannot be understood of one leaves the others alone. A group
//! that a later Attain wrote is neither read nor written.

pub mod group;
pub mod fields;
pub mod settings;
pub mod view;
pub mod goals;
pub mod choices;
pub mod plans;
pub mod kpis;
pub mod stored;
pub mod saving;
pub mod workspace;
