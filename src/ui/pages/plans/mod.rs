//! Plans: on one side the plan in words, each number a field and a slider; on the
//! other what it pays, at once.

pub mod slices;
pub mod bench;
pub mod number;
pub mod add;
pub mod row;
pub mod quotas;
pub mod component;
pub mod editor;
pub mod tools;
pub mod sheets;
pub mod what_if;
pub mod curve;
pub mod team;
pub mod levels;
pub mod spread;
pub mod otherwise;
pub mod deal;
pub mod periods;
pub mod statement;
pub mod page;
