//! What was reached: whom a plan covers and when, what each is credited with in
//! a window, the quota and the target pay of it, and figures that are typed.

pub mod event;
pub mod prepared;
pub mod setting;
pub mod terms;
pub mod quota;
pub mod derivation;
pub mod figures;
pub mod events;
