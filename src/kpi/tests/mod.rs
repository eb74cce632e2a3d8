//! Tests of the language and its evaluation over small stars written by hand.

mod answerable;
mod answers;
mod catalogue;
mod checks;
mod constructs;
mod counted;
mod examples;
mod files;
mod forecasts;
mod filters;
mod grammar;
mod members;
mod parts;
mod paths;
mod plans;
mod reference;
mod star;
mod unknown;
