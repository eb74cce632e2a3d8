//! What colours are for.

/// What a colour is for; the palette of the theme says which colour that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// The figure the chart is about.
    #[default]
    Accent,
    /// What it is compared with.
    Comparison,
    Target,
    Good,
    Bad,
    /// One of several equals; counted round the palette's series colours.
    Series(u8),
    Grid,
    /// The zero line and the line under the pointer.
    Axis,
    Text,
    QuietText,
    /// The ground the chart stands on.
    Surface,
}
