//! Splits, filters, comparison, and the reasons why there is no figure.
