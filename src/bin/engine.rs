//! The worker: answers the page.

fn main() {}
