//! The frame around every page: navigation, the top bar, messages, and what works
//! everywhere (dropping files, shortcuts, the settings).

pub mod brand;
pub mod navigation;
pub mod filter_chips;
pub mod period_menu;
pub mod shortcuts;
pub mod settings;
pub mod tools;
pub mod top_bar;
pub mod sample_label;
pub mod notices;
pub mod drop_anywhere;
