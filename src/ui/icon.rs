//! The icons: strokes on a 24 by 24 grid, in the colour of the text around them.

use leptos::prelude::*;

/// An icon. Those that point along the line of reading turn with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Overview,
    Kpis,
    Plans,
    Data,
    Privacy,
    Upload,
    Undo,
    Redo,
    Calendar,
    Close,
    Settings,
    Language,
    Sun,
    Moon,
    Screen,
    Table,
    Chart,
    Download,
    Picture,
    Pin,
    Pinned,
    Target,
    Search,
    Copy,
    Check,
    Warning,
    Chevron,
    Down,
    Up,
    Trash,
    Keyboard,
    Clock,
    File,
    Sparkle,
    Print,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Overview => "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z",
            Icon::Kpis => "M4 6h10M4 12h16M4 18h7M18 4v4M15 16v4",
            Icon::Plans => "M4 19L10 13M10 13L14 10L20 4M4 4v16h16M15 4h5v5",
            Icon::Data => {
                "M4 6c0-1.7 3.6-3 8-3s8 1.300 8 3-3.600 3-8 3-8-1.300-8-3zM4 6v12c0 1.700 3.600 3 8 3s8-1.300 8-3V6M4 12c0 1.700 3.600 3 8 3s8-1.300 8-3"
            }
            Icon::Privacy => "M12 3l7 3v5c0 4.500-2.900 8.400-7 10-4.100-1.600-7-5.500-7-10V6zM9 12l2 2 4-4",
            Icon::Upload => "M12 16V4M7 9l5-5 5 5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3",
            Icon::Undo => "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1",
            Icon::Redo => "M15 7l5 5-5 5M20 12H10a6 6 0 0 0-6 6v1",
            Icon::Calendar => "M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4 10h16M8 3v4M16 3v4",
            Icon::Close => "M6 6l12 12M18 6L6 18",
            Icon::Settings => "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5",
            Icon::Language => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c2.500 2.500 3.800 5.500 3.800 9s-1.300 6.500-3.800 9c-2.500-2.500-3.800-5.500-3.800-9S9.500 5.500 12 3z"
            }
            Icon::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M4.900 4.900l1.400 1.400M17.700 17.700l1.400 1.400M19.100 4.900l-1.400 1.400M6.300 17.700l-1.400 1.400"
            }
            Icon::Moon => "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z",
            Icon::Screen => "M4 5h16v11H4zM9 20h6M12 16v4",
            Icon::Table => "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
            Icon::Chart => "M5 20V10M12 20V4M19 20v-7",
            Icon::Download => "M12 4v12M7 11l5 5 5-5M4 20h16",
            Icon::Picture => "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0",
            Icon::Pin | Icon::Pinned => {
                "M12 3.500l2.600 5.400 5.900.800-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900L3.500 9.700l5.900-.800z"
            }
            Icon::Target => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 11.900v.200",
            Icon::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20 20l-4-4",
            Icon::Copy => "M9 9h11v11H9zM5 15H4V4h11v1",
            Icon::Check => "M5 12.500l4.500 4.500L19 7.500",
            Icon::Warning => "M12 4l9 16H3zM12 10v4M12 17v.100",
            Icon::Chevron => "M9 5l7 7-7 7",
            Icon::Down => "M6 9l6 6 6-6",
            Icon::Up => "M6 15l6-6 6 6",
            Icon::Trash => "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
            Icon::Keyboard => "M3 6h18v12H3zM7 10h.100M12 10h.100M17 10h.100M7 14h10",
            Icon::Clock => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
            Icon::File => "M6 3h8l5 5v13H6zM14 3v5h5",
            Icon::Print => "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
            Icon::Sparkle => "M12 3l1.800 5.200L19 10l-5.200 1.800L12 17l-1.800-5.200L5 10l5.200-1.800zM19 16v4M17 18h4",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Icon::Undo | Icon::Redo | Icon::Chevron => "icon icon-directed",
            Icon::Pinned => "icon icon-filled",
            _ => "icon",
        }
    }
}

/// Shows an icon; the words beside it, or its button's label, say what it means.
#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! {
        <svg class=icon.class() viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.path() />
        </svg>
    }
}
