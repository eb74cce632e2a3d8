//! The frame around every page: navigation, the top bar, messages, and what works
//! everywhere (dropping files, shortcuts, the settings).

pub mod brand;
pub mod drop_anywhere;
pub mod filter_chips;
pub mod navigation;
pub mod notices;
pub mod period_menu;
pub mod settings;
pub mod shortcuts;
pub mod tools;
pub mod top_bar;
