//! What the checks say about wrong formulas.
