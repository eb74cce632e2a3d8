//! Statements: what each person was credited with, earned and is paid, as lines
//! with their reasons, and how they are written for people and for programs.

pub mod summary;
pub mod evaluate;
pub mod words;
pub mod json;
