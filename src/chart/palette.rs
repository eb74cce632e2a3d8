//! Colours: one per role, taken from the page's style sheet once per theme.

use crate::chart::role::Role;

/// How many colours tell equal series apart.
pub const SERIES: usize = 6;

/// A colour as the screen knows it; `opacity` from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
    pub opacity: f64,
}

impl Colour {
    const fn opaque(rgb: u32) -> Colour {
        Colour { red: (rgb >> 16) as u8, green: (rgb >> 8) as u8, blue: rgb as u8, opacity: 1.0 }
    }

    /// Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, and `rgb()` or `rgba()` in either
    /// notation; nothing for anything else.
    pub fn parsed(css: &str) -> Option<Colour> {
        let css = css.trim();
        match css.strip_prefix('#') {
            Some(digits) => Colour::from_digits(digits),
            None => Colour::from_function(css),
        }
    }

    fn from_digits(digits: &str) -> Option<Colour> {
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            3 => {
                let twice = |shift: u32| ((number >> shift) & 0xf) * 0x11;
                Some(Colour::opaque(twice(8) << 16 | twice(4) << 8 | twice(0)))
            }
            6 => Some(Colour::opaque(number)),
            8 => Some(Colour { opacity: f64::from(number & 0xff) / 255.0, ..Colour::opaque(number >> 8) }),
            _ => None,
        }
    }

    fn from_function(css: &str) -> Option<Colour> {
        let inner = css.strip_prefix("rgba(").or_else(|| css.strip_prefix("rgb("))?.strip_suffix(')')?;
        let mut parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty());
        let mut channel = || amount(parts.next()?, 255.0).map(|number| number.clamp(0.0, 255.0).round() as u8);
        let (red, green, blue) = (channel()?, channel()?, channel()?);
        let opacity = match parts.next() {
            Some(part) => amount(part, 1.0)?.clamp(0.0, 1.0),
            None => 1.0,
        };
        parts.next().is_none().then_some(Colour { red, green, blue, opacity })
    }
}

/// A number, or a percentage of `whole`.
fn amount(text: &str, whole: f64) -> Option<f64> {
    let number = match text.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok()? * whole / 100.0,
        None => text.parse::<f64>().ok()?,
    };
    number.is_finite().then_some(number)
}

/// Every role, the series once round.
pub const ROLES: [Role; 10 + SERIES] = [
    Role::Accent,
    Role::Comparison,
    Role::Target,
    Role::Good,
    Role::Bad,
    Role::Grid,
    Role::Axis,
    Role::Text,
    Role::QuietText,
    Role::Surface,
    Role::Series(0),
    Role::Series(1),
    Role::Series(2),
    Role::Series(3),
    Role::Series(4),
    Role::Series(5),
];

/// A role's custom property in the style sheet, and the colours (light, dark)
/// used where the sheet says nothing. The series keep their distance for the
/// three common kinds of colour blindness and 3 : 1 against the ground.
fn facts(role: Role) -> (&'static str, u32, u32) {
    match role {
        Role::Accent => ("--chart-accent", 0x1f5fbf, 0x6ea8fe),
        Role::Comparison => ("--chart-comparison", 0x8a94a3, 0x7c8796),
        Role::Target => ("--chart-target", 0x5b6472, 0xa6b0be),
        Role::Good => ("--chart-good", 0x0a7a5a, 0x4cc79b),
        Role::Bad => ("--chart-bad", 0xc0352b, 0xff8a80),
        Role::Grid => ("--chart-grid", 0xe6e9ee, 0x2a3038),
        Role::Axis => ("--chart-axis", 0xa9b1bd, 0x596371),
        Role::Text => ("--chart-text", 0x1b2028, 0xe8ebf0),
        Role::QuietText => ("--chart-quiet-text", 0x5b6472, 0xa6b0be),
        Role::Surface => ("--chart-surface", 0xffffff, 0x181c22),
        Role::Series(place) => match usize::from(place) % SERIES {
            0 => ("--chart-1", 0x0a63ce, 0x5766c2),
            1 => ("--chart-2", 0xe0480a, 0xe46323),
            2 => ("--chart-3", 0x0a606f, 0x0da38e),
            3 => ("--chart-4", 0xb96889, 0xc186f5),
            4 => ("--chart-5", 0x66803e, 0xe8c433),
            _ => ("--chart-6", 0x3f387f, 0x87d8e4),
        },
    }
}

/// The custom property of the style sheet that holds a role's colour.
pub fn token(role: Role) -> &'static str {
    facts(role).0
}

/// One colour per role.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// In the order of [`ROLES`].
    colours: [Colour; 10 + SERIES],
}

impl Palette {
    /// What a light theme uses where its style sheet says nothing.
    pub fn light() -> Palette {
        Palette { colours: ROLES.map(|role| Colour::opaque(facts(role).1)) }
    }

    /// What a dark theme uses where its style sheet says nothing.
    pub fn dark() -> Palette {
        Palette { colours: ROLES.map(|role| Colour::opaque(facts(role).2)) }
    }

    /// This palette with every colour the style sheet names put in its place;
    /// `look_up` gives the value of a custom property such as `--chart-accent`.
    pub fn resolved(mut self, look_up: &dyn Fn(&str) -> Option<String>) -> Palette {
        for (role, colour) in ROLES.into_iter().zip(&mut self.colours) {
            if let Some(found) = look_up(token(role)).and_then(|css| Colour::parsed(&css)) {
                *colour = found;
            }
        }
        self
    }

    /// The colour of a role.
    pub fn colour(&self, role: Role) -> Colour {
        let known = match role {
            Role::Series(place) => Role::Series(place % SERIES as u8),
            other => other,
        };
        let found = ROLES.into_iter().zip(self.colours).find(|&(candidate, _)| candidate == known);
        found.map_or(Colour::opaque(0), |(_, colour)| colour)
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Palette, ROLES, SERIES, token};
    use crate::chart::role::Role;

    #[test]
    fn colours_are_read_from_css() {
        let colour = |red, green, blue, opacity| Some(Colour { red, green, blue, opacity });
        for (css, expected) in [
            ("#1f5fbf", colour(0x1f, 0x5f, 0xbf, 1.0)),
            (" #FFF ", colour(255, 255, 255, 1.0)),
            ("#00000080", colour(0, 0, 0, 128.0 / 255.0)),
            ("rgb(1, 2, 3)", colour(1, 2, 3, 1.0)),
            ("rgba(1,2,3,0.5)", colour(1, 2, 3, 0.5)),
            ("rgb(10 20 30 / 25%)", colour(10, 20, 30, 0.25)),
            ("rgb(100% 0% 0%)", colour(255, 0, 0, 1.0)),
            ("rgb(300, -5, 0)", colour(255, 0, 0, 1.0)),
            ("rgb(1,2)", None),
            ("rgb(1,2,3,4,5)", None),
            ("rgb(nan,2,3)", None),
            ("#12", None),
            ("#é", None),
            ("", None),
            ("CanvasText", None),
        ] {
            assert_eq!(Colour::parsed(css), expected, "{css}");
        }
    }

    #[test]
    fn the_style_sheet_wins_where_it_says_something() {
        let sheet = |name: &str| (name == "--chart-2").then(|| "#010203".to_owned());
        let palette = Palette::light().resolved(&sheet);
        assert_eq!(palette.colour(Role::Series(1)), Colour::opaque(0x010203));
        assert_eq!(palette.colour(Role::Series(1 + SERIES as u8)), Colour::opaque(0x010203));
        assert_eq!(palette.colour(Role::Accent), Palette::light().colour(Role::Accent));
    }

    #[test]
    fn every_role_has_its_own_token() {
        let tokens: std::collections::BTreeSet<&str> = ROLES.into_iter().map(token).collect();
        assert_eq!(tokens.len(), ROLES.len());
    }

    /// WCAG 2.2: 3 : 1 for what carries meaning, 4.5 : 1 for text.
    #[test]
    fn colours_stand_out_from_the_ground() {
        for palette in [Palette::light(), Palette::dark()] {
            let ground = luminance(palette.colour(Role::Surface));
            for role in ROLES.into_iter().filter(|role| !matches!(role, Role::Surface | Role::Grid | Role::Axis)) {
                let own = luminance(palette.colour(role));
                let contrast = (own.max(ground) + 0.05) / (own.min(ground) + 0.05);
                let wanted = if matches!(role, Role::Text | Role::QuietText | Role::Target) { 4.5 } else { 3.0 };
                assert!(contrast >= wanted, "{role:?} has {contrast:.2}");
            }
        }
    }

    fn luminance(colour: Colour) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }
}
